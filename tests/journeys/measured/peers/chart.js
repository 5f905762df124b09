// As its pages on performance advise: no animation, data that it need not read again, no dots.
const points = ({ x, y }) => x.map((at, place) => ({ x: at, y: y[place] }));
const chart = panel => {
    const holder = document.createElement("div");
    holder.style.height = `${panel.height}px`;
    const canvas = holder.appendChild(document.createElement("canvas"));
    stage.append(holder);
    const line = (curve, place) => ({ data: points(curve), borderColor: ["#0072b2", "#d55e00", "#444", "#999"][place % 4], borderWidth: 2, pointRadius: 0 });
    return new Chart(canvas, {
        type: "line",
        data: { datasets: panel.curves.map(line) },
        options: {
            animation: false,
            parsing: false,
            normalized: true,
            maintainAspectRatio: false,
            events: [],
            plugins: { legend: { display: false }, tooltip: { enabled: false } },
            scales: {
                x: { type: "linear", min: panel.x[0], max: panel.x[1] },
                y: { min: panel.y[0], max: panel.y[1] },
            },
        },
    });
};
const charts = first.map(chart);
return state => charts.forEach((chart, place) => {
    state[place].curves.forEach((curve, line) => {
        if (chart.data.datasets[line]) chart.data.datasets[line].data = points(curve);
    });
    chart.update("none");
});
