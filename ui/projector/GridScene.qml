pragma ComponentBehavior: Bound
import QtQuick
import theme
import "pages.js" as Pages

// The result of a vote on confidence: a row for each office holder, a column for each level, and what follows.
Scene {
    id: view

    readonly property var part: scene.result || ({})
    readonly property var rows: part.rows || []
    readonly property var levels: part.levels || []
    readonly property real columnWidth: (levels.length > 2 ? (narrow ? 24 : 30) : narrow ? 32 : 40) * u
    readonly property real nameWidth: areaWidth - levels.length * columnWidth - 2 * u
    readonly property real under: titles.y + titles.height + 0.4 * u
    readonly property real room: areaHeight - under - foot.height - 0.6 * u
    // Offices are shown where that costs no second page.
    readonly property var roomy: planned(true)
    readonly property bool withDetails: roomy.length <= 1
    readonly property var pages: withDetails ? roomy : planned(false)
    readonly property int page: pages.length ? (part.turn || 0) % pages.length : 0
    readonly property var shown: pages[page] || ({"size": 0, "places": []})

    function tint(level: string): color {
        return level === "high" || level === "confidence" && levels.length === 2 ? Theme.projectorFor : level === "low" || level
            === "no_confidence" ? Theme.projectorAgainst : Theme.projectorAbstain;
    }
    // Never smaller, even where everybody would then stand on one page: names are read from thirty metres.
    function planned(withDetails: bool): var {
        return Pages.ofGroups([{"rows": rows}], {
            "sizes": [5.6, 5.2, 4.8, 4.4].map(size => size * u), "columns": [1], "width": nameWidth, "room": room,
            "gapX": 0, "gapY": 0.2 * u, "most": 13, "heightOf": (row, size, width) => heightOf(row, size, width, withDetails),
            "broken": (row, size, width) => names.lines(row.text, size, width) > 1
        }, () => 0);
    }
    function heightOf(row: var, size: real, width: real, withDetails: bool): real {
        const lines = names.lines(row.text, size, width);
        const office = withDetails && row.detail ? details.lines(row.detail, 3.3 * u, width) : 0;
        const follows = row.follows ? names.lines(row.follows, 3.3 * u, areaWidth - 5 * u) : 0;
        return lines * size * 1.26 + (office + follows) * 3.3 * u * 1.3;
    }

    Measure {
        id: names
    }
    Measure {
        id: details
        weight: Theme.weightMedium
    }
    BallotHead {
        id: head
        width: parent.width
        part: view.part
        heading: view.part.heading || ""
        u: view.u
        usual: 4.2 * view.u
        long: 3.4 * view.u
    }
    Row {
        id: titles
        y: head.height
        x: view.areaWidth - width

        Repeater {
            model: view.levels.length

            ScreenText {
                required property int index
                readonly property var level: view.levels[index] || ({})

                y: titles.height - height
                width: view.columnWidth
                leftPadding: view.u
                horizontalAlignment: Text.AlignRight
                text: level.label || ""
                size: 3.4 * view.u
                leading: 1.35
                weight: Theme.weightSemibold
                color: view.tint(level.id || "")
            }
        }
    }
    Repeater {
        model: view.shown.places.length

        GridRow {
            required property int index
            readonly property var place: view.shown.places[index] || ({"row": 0, "y": 0, "height": 0})

            y: view.under + place.y
            width: view.areaWidth
            height: place.height
            entry: view.rows[place.row] || ({})
            names: names
            details: details
            tints: view.levels.map(level => view.tint(level.id))
            columnWidth: view.columnWidth
            nameWidth: view.nameWidth
            withDetails: view.withDetails
            size: view.shown.size
            u: view.u
        }
    }
    ResultFoot {
        id: foot
        width: parent.width
        anchors.bottom: parent.bottom
        part: view.part
        before: view.part.papers_text || ""
        pageLabel: view.labels.page || ""
        page: view.page
        pages: view.pages.length
        u: view.u
    }
}
