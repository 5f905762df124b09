// uPlot wants one x for all lines of a chart: it joins them itself, once a state, and not in each step.
const joined = new Map();
const table = panel => {
    if (!joined.has(panel)) joined.set(panel, uPlot.join(panel.curves.map(({ x, y }) => [x, y])));
    return joined.get(panel);
};
const chart = panel => {
    const line = (_, place) => ({ stroke: ["#0072b2", "#d55e00", "#444", "#999"][place % 4], width: 2, spanGaps: true, points: { show: false } });
    return new uPlot({
        width: stage.clientWidth,
        height: panel.height,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: panel.x }, y: { range: panel.y } },
        series: [{}, ...panel.curves.map(line)],
    }, table(panel), stage);
};
const charts = first.map(chart);
return state => charts.forEach((chart, place) => chart.setData(table(state[place])));
