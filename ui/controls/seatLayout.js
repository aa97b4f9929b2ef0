.pragma library
// Where the seats of a hall stand: arcs around the rostrum, a row for each seat letter, A innermost.

// More seats than this in one letter is no row but a numbered hall.
const LONGEST_ROW = 32;
// So much room a figure needs among seats that a plan has placed.
const HOLLOW_WIDE = 6;
const HOLLOW_HIGH = 3.6;

// Where seats stand and what they are called, without their states; and back again, each with its `order` in the list.
// The projector's picture brings both texts with it, as {plan, looks, length}.
function planText(seats) {
    return seats.plan !== undefined ? seats.plan : JSON.stringify(seats.map(seat => [seat.seat, seat.id, seat.x, seat.y]));
}

function fromPlanText(text) {
    return JSON.parse(text).map((seat, order) => ({"seat": seat[0], "id": seat[1] || "", "order": order, "x": seat[2] ?? undefined,
                                                   "y": seat[3] ?? undefined}));
}

function looksText(seats) {
    return seats.looks !== undefined ? seats.looks : seats.map(seat => seat.state).join(" ");
}

function withLooks(spots, text) {
    const looks = text.split(" ");
    return spots.map(spot => Object.assign({}, spot, {"state": looks[spot.order]}));
}

function number(seat) {
    return parseInt(seat.seat.replace(/\D/g, "") || "0");
}

function byLetter(seats) {
    const rows = {};
    for (const seat of seats) {
        const letter = seat.seat.replace(/[0-9]/g, "").trim();
        (rows[letter] = rows[letter] || []).push(seat);
    }
    const letters = Object.keys(rows).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return letters.map(letter => rows[letter].sort((a, b) => number(a) - number(b)));
}

// Seats without letters fill rows by what each arc holds, so that neighbours have the same distance everywhere.
function byRoom(seats, inner, half) {
    const room = [];
    let held = 0;
    while (held < seats.length) {
        room.push(2 * half * (inner + room.length));
        held += Math.floor(room[room.length - 1]) + 1;
    }
    const all = room.reduce((sum, length) => sum + length, 0);
    const rows = [];
    let from = 0, share = 0;
    for (const length of room) {
        share += length / all;
        const to = Math.round(share * seats.length);
        rows.push(seats.slice(from, to));
        from = to;
    }
    return rows;
}

function rowsOf(seats, inner, half) {
    const rows = byLetter(seats);
    return rows.every(row => row.length <= LONGEST_ROW) ? rows : byRoom([].concat(...rows), inner, half);
}

// Every seat with its place in units of the row step, seen from the arcs' centre: x to the right, y upwards.
function places(rows, inner, half) {
    return [].concat(...rows.map((row, index) => row.map((seat, place) => {
        const angle = row.length < 2 ? 0 : -half + 2 * half * place / (row.length - 1);
        return {"seat": seat.seat, "state": seat.state, "id": seat.id || "", "order": seat.order, "x": (inner + index) * Math.sin(angle),
                "y": (inner + index) * Math.cos(angle)};
    })));
}

// The smallest distance between two neighbours of a row, in units of the row step.
function closest(rows, inner, half) {
    return rows.reduce((least, row, index) => row.length < 2 ? least
        : Math.min(least, 2 * (inner + index) * Math.sin(half / (row.length - 1))), 1);
}

// --- seats that a plan has placed (x to the right, y away from the presidium, in units of a seat)

function box(seats) {
    if (!seats.length)
        return {"left": 0, "right": 0, "near": 0, "far": 0};
    const found = {"left": Infinity, "right": -Infinity, "near": Infinity, "far": -Infinity};
    for (const seat of seats) {
        found.left = Math.min(found.left, seat.x);
        found.right = Math.max(found.right, seat.x);
        found.near = Math.min(found.near, seat.y);
        found.far = Math.max(found.far, seat.y);
    }
    return found;
}

function planned(seats, box) {
    const middle = (box.left + box.right) / 2;
    return seats.map(seat => ({"seat": seat.seat, "state": seat.state, "id": seat.id || "", "order": seat.order, "x": seat.x - middle,
                               "y": seat.y}));
}

// The smallest distance between two seats, at most 1.
function nearest(seats) {
    const cells = {};
    let least = 1;
    for (const seat of seats) {
        const column = Math.floor(seat.x), line = Math.floor(seat.y);
        for (let i = column - 1; i <= column + 1; i++)
            for (let j = line - 1; j <= line + 1; j++)
                for (const other of cells[i + "." + j] || [])
                    least = Math.min(least, Math.hypot(other.x - seat.x, other.y - seat.y));
        (cells[column + "." + line] = cells[column + "." + line] || []).push(seat);
    }
    return Math.max(0.3, least);
}

// The largest gap in front of the middle where a figure can stand, as {near, far}; null where there is none.
function hollow(seats, box) {
    const middle = (box.left + box.right) / 2;
    const lines = seats.filter(seat => Math.abs(seat.x - middle) < HOLLOW_WIDE / 2).map(seat => seat.y).sort((a, b) => a - b);
    let found = null;
    for (let i = 1; i < lines.length; i++)
        if (lines[i] - lines[i - 1] >= HOLLOW_HIGH && (!found || lines[i] - lines[i - 1] > found.far - found.near))
            found = {"near": lines[i - 1], "far": lines[i]};
    return found;
}

// The seat that lies next in a direction (dx, dy: 1, 0 or -1; y away from the presidium), or null.
function neighbour(seats, from, dx, dy) {
    let best = null, least = Infinity;
    for (const seat of seats) {
        const along = (seat.x - from.x) * dx + (seat.y - from.y) * dy;
        const aside = Math.abs((seat.x - from.x) * dy) + Math.abs((seat.y - from.y) * dx);
        if (along > 0.2 && along + 2 * aside < least) {
            least = along + 2 * aside;
            best = seat;
        }
    }
    return best;
}
