// `react` is its way of drawing other data in a chart that stands.
const traces = panel => panel.curves.map(({ x, y }) => ({ x, y, mode: "lines", hoverinfo: "skip" }));
const layout = panel => ({
    width: stage.clientWidth,
    height: panel.height,
    margin: { l: 50, r: 14, t: 10, b: 30 },
    showlegend: false,
    xaxis: { range: panel.x },
    yaxis: { range: panel.y },
});
const charts = first.map(panel => {
    const holder = stage.appendChild(document.createElement("div"));
    Plotly.newPlot(holder, traces(panel), layout(panel), { staticPlot: true });
    return holder;
});
return state => charts.forEach((chart, place) => Plotly.react(chart, traces(state[place]), layout(state[place]), { staticPlot: true }));
