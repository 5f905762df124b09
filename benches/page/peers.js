// npm's option libraries at the same work as benches/work/options.rs, for the page. esbuild puts them into it.

import { blackScholes } from 'black-scholes';
import { version as priceVersion } from 'black-scholes/package.json';
import { getDelta, getGamma, getRho, getTheta, getVega } from 'greeks';
import { version as greeksVersion } from 'greeks/package.json';

const SPOT = 100, RATE = 0.03, YIELD = 0.01;

// The libraries know no dividends. They are given the price less the dividends until expiry, and by the chain rule
// their answers become those for the price itself.
const option = index => {
    const deviations = -2.5 + 5 * ((index * 7919) % 10007) / 10007;
    const volatility = 0.1 + 0.004 * ((index * 17) % 101);
    const years = (1 + (index * 31) % 365) / 365;
    return {
        strike: SPOT * Math.exp(deviations * volatility * Math.sqrt(years)),
        years, volatility,
        kind: index % 2 === 0 ? 'call' : 'put',
        discount: Math.exp(-YIELD * years),
    };
};

const listed = count => Array.from({ length: count }, (_, index) => option(index));

// Theta a year, vega for 1.00 of volatility: the libraries' own scales are asked not to apply, or undone.
const greeks = ({ strike, years, volatility, kind, discount }) => {
    const market = [SPOT * discount, strike, years, volatility, RATE, kind];
    const delta = discount * getDelta(...market);
    return {
        price: blackScholes(...market),
        delta,
        gamma: discount * discount * getGamma(...market),
        vega: 100 * getVega(...market),
        theta: getTheta(...market, 1) + YIELD * SPOT * delta,
        rho: getRho(...market, 1),
    };
};

// Delta and gamma of the first hundred options, in so many contracts each, at 121 prices.
const position = index => {
    const size = 1 + (index * 13) % 50;
    return { ...option(index), shares: 100 * (index % 3 === 0 ? -size : size) };
};

const exposure = (book, price) => {
    let delta = 0, gamma = 0;
    for (const { strike, years, volatility, kind, discount, shares } of book) {
        const market = [price * discount, strike, years, volatility, RATE, kind];
        delta += shares * discount * getDelta(...market);
        gamma += shares * discount * discount * getGamma(...market);
    }
    return { delta, gamma };
};

// The sums that benches/work/options.rs compares, of what both have.
const sums = (results, names) => Object.fromEntries(names.map(name =>
    [name, results.reduce((sum, result, index) => sum + (1 + index % 7) * result[name], 0)]));

const who = `black-scholes ${priceVersion} + greeks ${greeksVersion}`;
const options = listed(10000);
const book = Array.from({ length: 100 }, (_, index) => position(index));
const prices = Array.from({ length: 121 }, (_, index) => 80 + index / 3);

// What nobody looks at might never be computed.
export let kept;

const work = (what, note, compute, names) => ({
    topic: 'math', what, who, note, sessionMinutes: 0,
    run() { kept = compute(); },
    sums: () => sums(compute(), names),
});

export const peers = [
    work(
        'full Greeks of 10 000 options',
        'price, delta, gamma, vega, theta, rho; no vanna, no charm',
        () => options.map(greeks),
        ['price', 'delta', 'gamma', 'vega', 'theta'],
    ),
    work(
        'delta and gamma of a book of 100 options at 121 prices',
        'delta and gamma',
        () => prices.map(price => exposure(book, price)),
        ['delta', 'gamma'],
    ),
];
