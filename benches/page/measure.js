// Measures what the lesson's module and the peers offer. benches/chromium.rs asks for one after the other.

import init from './measured.js';

// Everything that can be measured: who does it, what it is, `run()` and `sums()`. Peers come in a script of their own,
// which is empty where npm is missing.
const offered = async () => {
    await init();
    if (typeof lessonWorkloads === 'string') throw new Error(lessonWorkloads);
    const { peers } = await import('./peers.js');
    return [...lessonWorkloads.map(work => ({ who: 'lesson', ...work })), ...peers];
};

const run = work => {
    const complaint = work.run();
    if (complaint) throw new Error(complaint);
};

// Milliseconds a run, once for each sample, as in benches/sampling.rs; the plan's times are in milliseconds.
const times = (work, { warmUp, budget, sample, least, most }) => {
    let start = performance.now(), warm = 0;
    do {
        run(work);
        warm += 1;
    } while (performance.now() - start < warmUp);
    const once = (performance.now() - start) / warm;
    const repeats = Math.max(1, Math.ceil(sample / once));
    const taken = [];
    start = performance.now();
    while (taken.length < least || (taken.length < most && performance.now() - start < budget)) {
        const begin = performance.now();
        for (let done = 0; done < repeats; done += 1) run(work);
        taken.push((performance.now() - begin) / repeats);
    }
    return taken;
};

// A failure is told to whoever waits.
globalThis.measured = offered().then(
    works => ({
        list: works.map(({ topic, what, who, note, sessionMinutes }) => ({ topic, what, who, note, sessionMinutes })),
        sums: place => works[place].sums(),
        times: (place, plan) => times(works[place], plan),
    }),
);
