pragma ComponentBehavior: Bound
import QtQuick
import theme
import "pages.js" as Pages

// An election, a choice among options, a vote on confidence or an opinion poll while it runs: what stands on the paper,
// and how many have voted. No figures of the choices.
Scene {
    id: view

    readonly property var part: scene.ballot || ({})
    readonly property var entries: part.entries || []
    readonly property bool timed: clocks && part.has_deadline === true
    readonly property real gap: (narrow ? 4 : 6) * u
    readonly property real under: lead.y + lead.height + 1.6 * u
    readonly property real listWidth: areaWidth - side.width - gap
    readonly property real room: areaHeight - under - u
    readonly property var pages: Pages.ofGroups([{"rows": entries}], {
        "sizes": (part.names ? [7.4, 6.4, 5.6] : [6.4, 5.6, 5, 4.6, 4.2, 3.8, 3.4]).map(size => size * u),
        "columns": narrow || !part.names ? [1] : [1, 2], "width": listWidth, "room": room - 5 * u, "gapX": 4 * u, "gapY": 1.4 * u,
        "most": 100, "heightOf": heightOf, "broken": part.names ? isBroken : null
    }, () => 0)
    readonly property int page: pages.length ? (part.turn || 0) % pages.length : 0
    readonly property var shown: pages[page] || ({"size": 0, "places": []})

    function detailSize(size: real): real {
        return Math.max(3.3 * u, Math.min(4.2 * u, 0.62 * size));
    }
    function isBroken(entry: var, size: real, width: real): bool {
        return names.lines(entry.text, size, width - 2.6 * u) > 1;
    }
    function heightOf(entry: var, size: real, width: real): real {
        const lines = names.lines(entry.text, size, width - 2.6 * u);
        const under = entry.detail ? details.lines(entry.detail, detailSize(size), width - 2.6 * u) : 0;
        return lines * size * 1.3 + under * detailSize(size) * 1.35;
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
        heading: (view.part.paused ? view.part.paused_text : view.part.heading) || ""
        u: view.u
        usual: 4.6 * view.u
        long: 3.6 * view.u
    }
    ScreenText {
        id: lead
        y: head.height
        width: parent.width
        height: text ? implicitHeight : 0
        text: view.part.lead || ""
        size: 4.2 * view.u
        weight: Theme.weightSemibold
        color: Theme.projectorGold
    }
    Repeater {
        model: view.shown.places.length

        Item {
            id: row
            required property int index
            readonly property var place: view.shown.places[index] || ({"row": 0, "x": 0, "y": 0, "width": 0, "height": 0})
            readonly property var entry: view.entries[place.row] || ({})

            x: place.x
            y: view.under + place.y
            width: place.width
            height: place.height

            Rectangle {
                y: 0.2 * view.shown.size
                width: 0.5 * view.u
                height: parent.height - 0.4 * view.shown.size
                radius: width / 2
                color: Theme.projectorLineStrong
            }
            BrokenText {
                id: name
                x: 2.6 * view.u
                width: parent.width - x
                text: names.broken(row.entry.text || "", view.shown.size, width)
                size: view.shown.size
                leading: 1.3
                weight: Theme.weightSemibold
            }
            BrokenText {
                x: 2.6 * view.u
                y: name.height
                width: parent.width - x
                text: details.broken(row.entry.detail || "", size, width)
                size: view.detailSize(view.shown.size)
                leading: 1.35
                soft: true
            }
        }
    }
    PageMark {
        anchors.bottom: parent.bottom
        label: view.labels.page || ""
        page: view.page
        pages: view.pages.length
        u: view.u
    }
    BallotSide {
        id: side
        anchors.right: parent.right
        y: view.under
        width: (view.narrow ? 36 : 46) * view.u
        u: view.u
        part: view.part
        figures: true
        timed: view.timed
        label: view.labels.remaining || ""
        room: view.room
    }
}
