import QtQuick
import controls
import theme

Scene {
    id: view

    readonly property var part: scene.floor || ({})
    readonly property bool limited: (part.limit_ms || 0) > 0
    readonly property string name: part.name || ""
    readonly property bool longName: name.length > 18
    readonly property real room: next.y - item.height - 2 * u

    ScreenText {
        id: item
        width: parent.width
        text: (view.part.item_title || "").replace(/ (\S+)$/, "\u00a0$1")
        size: 4.2 * view.u
        soft: true
        elide: Text.ElideRight
        maximumLineCount: 2
    }
    Item {
        id: person
        y: item.height + Math.max(0, (view.room - height) / 2)
        width: parent.width - (clock.visible ? clock.width + (view.narrow ? 4 : 5) * view.u : 0)
        height: about.y + about.height

        SceneLabel {
            id: kind
            width: parent.width
            text: view.part.kind_text || ""
            u: view.u
        }
        NameText {
            id: called
            y: kind.height + view.u
            width: parent.width
            // Two lines, or what the role and those who come next leave.
            height: Math.max(1, Math.min(2.6 * size, view.room - y - about.height))
            text: view.name
            size: (view.longName || view.narrow ? 10 : 12.4) * view.u
            least: 5.6 * view.u
        }
        ScreenText {
            id: about
            y: called.y + called.contentHeight
            width: parent.width
            text: [view.part.role, view.part.unit].filter(part => part).join("\n")
            size: (view.longName || view.narrow ? 4.2 : 5) * view.u
            soft: true
            maximumLineCount: 4
            elide: Text.ElideRight
        }
    }
    Column {
        id: clock
        visible: view.clocks && view.limited && view.part.clock_hidden !== true
        x: parent.width - width
        y: item.height + (view.room - height) / 2
        spacing: 2 * view.u

        Countdown {
            id: countdown
            remainingMs: view.part.remaining_ms || 0
            size: Math.min(27 * view.u, view.areaWidth * (view.narrow ? 0.43 : 0.47) / ems)
            weight: Theme.weightBold
            usual: Theme.projectorText
            warning: Theme.projectorGold
            over: Theme.projectorAgainst
        }
        Bar {
            width: countdown.width
            thickness: 1.6 * view.u
            ground: Theme.projectorPanel
            parts: [{
                    "share": view.limited ? Math.max(0, Math.min(1, view.part.remaining_ms / view.part.limit_ms)) : 0,
                    "color": countdown.color, "dashed": false
                }]
        }
    }
    NextSpeakers {
        id: next
        anchors.bottom: parent.bottom
        width: parent.width
        u: view.u
        narrow: view.narrow
        label: view.labels.next || ""
        speakers: view.part.next || []
    }
}
