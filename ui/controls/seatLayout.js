.pragma library
// Where the seats of a hall stand: arcs around the rostrum, a row for each seat letter, A innermost.

// More seats than this in one letter is no row but a numbered hall.
const LONGEST_ROW = 32;

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
        return {"seat": seat.seat, "state": seat.state, "id": seat.id || "", "x": (inner + index) * Math.sin(angle),
                "y": (inner + index) * Math.cos(angle)};
    })));
}

// The smallest distance between two neighbours of a row, in units of the row step.
function closest(rows, inner, half) {
    return rows.reduce((least, row, index) => row.length < 2 ? least
        : Math.min(least, 2 * (inner + index) * Math.sin(half / (row.length - 1))), 1);
}
