.pragma library
// How the rows of a list are laid out on pages: no row cut, as few pages as can be, and then as large as can be.

// Rows of these heights in columns of `room`: a list of pages, each a list of {row, x, y, width, height}.
function packed(heights, layout) {
    const pages = [];
    let column = layout.columns, y = 0, held = 0;
    for (let row = 0; row < heights.length; row++) {
        const height = heights[row];
        const full = held > 0 && (y + height > layout.room + 0.5 || held >= layout.most);
        if (row === 0 || full) {
            column++;
            y = held = 0;
            if (column >= layout.columns) {
                pages.push([]);
                column = 0;
            }
        }
        pages[pages.length - 1].push({
            "row": row, "x": column * (layout.width + layout.gapX), "y": y, "width": layout.width, "height": height
        });
        y += height + layout.gapY;
        held++;
    }
    return pages;
}

function cheaper(cost, than) {
    const at = cost.findIndex((part, place) => part !== than[place]);
    return at >= 0 && cost[at] < than[at];
}

// `how`: {sizes (largest first), columns (numbers), width, room, gapX, gapY, most, heightOf(row, size, width)}; where it has `broken(row, size,
// width)`, rows that need not be broken are not.
function planned(rows, how) {
    let best = null;
    for (const size of how.sizes)
        for (const columns of how.columns) {
            const width = (how.width - how.gapX * (columns - 1)) / columns;
            const heights = rows.map(row => how.heightOf(row, size, width));
            const pages = packed(heights, {
                "columns": columns, "width": width, "room": how.room, "gapX": how.gapX, "gapY": how.gapY, "most": how.most
            });
            const over = Math.max(0, ...heights) > how.room ? 1 : 0;
            const broken = how.broken ? rows.filter(row => how.broken(row, size, width)).length : 0;
            const plan = {"size": size, "cost": [over, pages.length, broken], "pages": pages};
            if (best === null || cheaper(plan.cost, best.cost))
                best = plan;
        }
    return best;
}

// The pages of all groups [{text, rows}] in a row, each with its group's heading, rows, size and places.
function ofGroups(groups, how, headingHeight) {
    const all = [];
    for (const group of groups) {
        const room = how.room - headingHeight(group);
        const plan = planned(group.rows, Object.assign({}, how, {"room": room}));
        for (const places of plan ? plan.pages : [])
            all.push({"group": group, "size": plan.size, "places": places});
    }
    return all;
}
