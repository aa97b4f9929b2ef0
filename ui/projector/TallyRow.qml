import QtQuick
import controls
import theme

// One candidate, option or answer: its name and votes, and under them a bar with the percent and what came of it.
Item {
    id: row

    required property var entry
    required property Measure words
    required property string facts
    required property real factsWidth
    required property real factsSize
    required property bool marked
    required property real needed
    required property real grown
    required property real size
    required property real u
    readonly property color ink: entry.tone === "for" ? Theme.projectorFor : entry.tone === "gold" ? Theme.projectorGold
        : Theme.projectorText

    Sign {
        visible: row.entry.sign !== ""
        y: (name.leading * row.size - height) / 2
        name: row.entry.sign || ""
        color: row.ink
        size: row.size * 0.95
        stroke: 3
    }
    BrokenText {
        id: name
        x: row.marked ? 1.1 * row.size + row.u : 0
        width: parent.width - x - 2.4 * row.size
        text: row.words.broken(row.entry.text || "", row.size, width)
        size: row.size
        leading: 1.26
        weight: Theme.weightSemibold
    }
    ScreenText {
        anchors.right: parent.right
        text: row.entry.count ?? ""
        size: row.size
        leading: 1.26
        weight: Theme.weightBold
        color: row.ink
        wrapMode: Text.NoWrap
    }
    Bar {
        id: bar
        y: name.height + (row.factsSize * 1.25 - height) / 2
        width: parent.width - row.factsWidth - 2 * row.u
        height: 2.4 * row.u
        thickness: 2.4 * row.u
        grown: row.grown
        ground: Theme.projectorPanel
        gapColor: Theme.projectorCanvas
        markColor: Theme.projectorGold
        mark: row.needed > 0 ? Math.min(1, row.needed) : -1
        parts: [{
                "share": row.entry.share || 0,
                "color": row.entry.tone === "for" ? Theme.projectorFor : Theme.projectorAbstain, "dashed": false
            }]
    }
    ScreenText {
        anchors.right: parent.right
        y: name.height
        text: row.facts
        size: row.factsSize
        leading: 1.25
        weight: Theme.weightSemibold
        color: row.entry.word ? row.ink : Theme.projectorTextSoft
        wrapMode: Text.NoWrap
    }
}
