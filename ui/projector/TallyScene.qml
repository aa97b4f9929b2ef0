pragma ComponentBehavior: Bound
import QtQuick
import theme
import "pages.js" as Pages

// The result of an election, of a choice among options or of an opinion poll: rows by their votes, with bars.
Scene {
    id: view

    readonly property var part: scene.result || ({})
    readonly property var groups: part.groups || []
    readonly property real under: head.height + 1.2 * u
    readonly property real room: areaHeight - under - foot.height - 0.8 * u
    readonly property real factsSize: 3.4 * u
    // The same for all rows, so that bars compare.
    readonly property real factsWidth: Math.max(0, ...groups.map(group => Math.max(0, ...group.rows.map(row => facts.ems(factsOf(
        row)))))) * factsSize * 1.04
    readonly property var pages: Pages.ofGroups(groups, {
        "sizes": (part.names ? [7.4, 6.4, 5.6] : [6.4, 5.6, 5, 4.6, 4.2, 3.8, 3.4]).map(size => size * u),
        "columns": narrow || !part.names ? [1] : [1, 2], "width": areaWidth, "room": room, "gapX": 6 * u, "gapY": 1.2 * u, "most": 100,
        "heightOf": heightOf, "broken": part.names ? isBroken : null
    }, headingHeight)
    readonly property int page: pages.length ? (part.turn || 0) % pages.length : 0
    readonly property var shown: pages[page] || ({"size": 0, "places": [], "group": {"text": "", "rows": []}})
    readonly property bool marked: groups.some(group => group.rows.some(row => row.sign))
    property real grown: 1

    function factsOf(row: var): string {
        return row.word ? `${row.percent_text} · ${row.word}` : row.percent_text;
    }
    function headingHeight(group: var): real {
        return group.text ? words.lines(group.text, 4.6 * u, areaWidth) * 4.6 * u * 1.4 + 1.2 * u : 0;
    }
    function linesOf(row: var, size: real, width: real): int {
        return words.lines(row.text, size, width - (marked ? 1.1 * size + u : 0) - 2.4 * size);
    }
    function isBroken(row: var, size: real, width: real): bool {
        return linesOf(row, size, width) > 1;
    }
    function heightOf(row: var, size: real, width: real): real {
        return linesOf(row, size, width) * size * 1.26 + factsSize * 1.25;
    }

    NumberAnimation on grown {
        running: view.animated && Theme.reveal > 0
        from: 0
        to: 1
        duration: Theme.reveal
        easing.type: Easing.OutCubic
    }
    Measure {
        id: words
    }
    Measure {
        id: facts
    }
    BallotHead {
        id: head
        width: parent.width
        part: view.part
        heading: view.part.heading || ""
        beside: needed.visible ? needed.width + 3 * view.u : 0
        u: view.u
        usual: 4.6 * view.u
        long: 3.6 * view.u
    }
    Item {
        id: needed
        anchors.right: parent.right
        width: bound.text ? bound.x + bound.width : 0
        height: 4.2 * view.u * Theme.leading
        visible: width > 0

        Rectangle {
            y: (parent.height - height) / 2
            width: 0.5 * view.u
            height: 3.4 * view.u
            color: Theme.projectorGold
        }
        ScreenText {
            id: bound
            x: 1.6 * view.u
            anchors.verticalCenter: parent.verticalCenter
            text: view.part.needed_text || ""
            size: 3.4 * view.u
            weight: Theme.weightSemibold
            color: Theme.projectorGold
            wrapMode: Text.NoWrap
        }
    }
    BrokenText {
        y: view.under
        width: parent.width
        visible: text !== ""
        text: words.broken(view.shown.group.text || "", size, width)
        size: 4.6 * view.u
        leading: 1.4
        weight: Theme.weightSemibold
    }
    Repeater {
        model: view.shown.places.length

        TallyRow {
            id: row
            required property int index
            readonly property var place: view.shown.places[index] || ({"row": 0, "x": 0, "y": 0, "width": 0, "height": 0})

            x: place.x
            y: view.under + view.headingHeight(view.shown.group) + place.y
            width: place.width
            height: place.height
            entry: view.shown.group.rows[place.row] || ({})
            words: words
            facts: view.factsOf(entry)
            factsWidth: view.factsWidth
            factsSize: view.factsSize
            marked: view.marked
            needed: view.part.needed_fraction || 0
            grown: view.grown
            size: view.shown.size
            u: view.u
        }
    }
    Column {
        id: foot
        width: parent.width
        anchors.bottom: parent.bottom

        ScreenText {
            width: parent.width
            visible: text !== ""
            text: view.part.last_line || ""
            size: (text.length > 60 ? 3.8 : 4.2) * view.u
            leading: 1.4
            weight: Theme.weightBold
        }
        ResultFoot {
            width: parent.width
            part: view.part
            before: view.part.papers_text || ""
            pageLabel: view.labels.page || ""
            page: view.page
            pages: view.pages.length
            u: view.u
        }
    }
}
