import QtQuick
import theme

// How wide words are and where their lines break, before they are drawn.
FontMetrics {
    id: measure

    property int weight: Theme.weightSemibold
    property var known: ({})

    function ems(text: string): real {
        if (known[text] === undefined)
            known[text] = measure.advanceWidth(text) / 100;
        return known[text];
    }
    // The text with its breaks set, so that what is drawn is what was measured.
    function broken(text: string, size: real, width: real): string {
        // Hinting makes letters a little wider than they are measured.
        const room = width / size / 1.03;
        const lines = [""];
        let used = 0;
        for (const word of text.split(" ")) {
            const wide = ems(word);
            if (used > 0 && used + ems(" ") + wide > room) {
                lines.push(word);
                used = wide;
            } else {
                lines[lines.length - 1] += (used > 0 ? " " : "") + word;
                used += (used > 0 ? ems(" ") : 0) + wide;
            }
        }
        return lines.join("\n");
    }
    function lines(text: string, size: real, width: real): int {
        return broken(text, size, width).split("\n").length;
    }

    font.family: Theme.family
    font.pixelSize: 100
    font.weight: weight
}
