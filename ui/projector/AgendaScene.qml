pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

Scene {
    id: view

    readonly property var part: scene.agenda || ({})
    readonly property var all: part.items || []
    readonly property int at: Math.max(0, all.findIndex(row => row.state === "current" || row.state === "next"))
    // One row before the current one; at the end of the day the last five.
    readonly property int first: Math.max(0, Math.min(at - 1, all.length - 5))

    // A whole day of eight items has room when its rows stand closer.
    readonly property bool close: all.length - first > 6

    SceneLabel {
        id: label
        width: parent.width - heading.width - 4 * view.u
        text: view.part.title || view.labels.agenda || ""
        u: view.u
        size: 5.2 * view.u
    }
    ScreenText {
        id: heading
        x: parent.width - width
        anchors.verticalCenter: label.verticalCenter
        text: view.part.heading || ""
        size: 4.2 * view.u
        soft: true
        wrapMode: Text.NoWrap
    }
    Column {
        id: rows
        y: label.height + 2.6 * view.u
        width: parent.width
        spacing: (view.close ? 0.4 : 0.9) * view.u

        Repeater {
            model: Math.max(0, Math.min(8, view.all.length - view.first))

            Rectangle {
                id: row
                objectName: "agendaRow"
                required property int index
                readonly property var entry: view.all[view.first + index] || ({})
                readonly property bool now: entry.state === "current" || entry.state === "next"
                readonly property bool done: entry.state === "done"
                readonly property real size: (now ? 5.2 : 4.2) * view.u
                readonly property bool whole: rows.y + y + height <= view.areaHeight + 2.6 * view.u

                width: rows.width
                height: title.height + (view.close ? (now ? 2.4 : 1.6) : now ? 4.4 : 2.7) * view.u
                radius: 1.2 * view.u
                color: now ? Theme.projectorPanel : "transparent"
                // A row that would be cut is left out.
                opacity: whole ? 1 : 0
                clip: true

                Rectangle {
                    visible: row.now
                    width: view.u
                    height: parent.height
                    color: Theme.projectorGold
                }
                DigitClock {
                    x: 3 * view.u
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.entry.time_text || ""
                    size: row.size
                    weight: row.now ? Theme.weightSemibold : Theme.weightMedium
                    color: row.now ? Theme.projectorGold : Theme.projectorTextSoft
                }
                Sign {
                    visible: row.done || row.now
                    x: 20 * view.u
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.done ? "check" : "play"
                    color: row.done ? Theme.projectorFor : Theme.projectorGold
                    size: (row.done ? 4 : 3.6) * view.u
                    stroke: row.done ? 2.8 : 1.5
                }
                ScreenText {
                    visible: !row.done && !row.now
                    x: 20 * view.u
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.entry.number || ""
                    size: row.size
                    weight: Theme.weightSemibold
                    soft: true
                }
                ScreenText {
                    id: title
                    x: 28 * view.u
                    width: row.width - x - 3 * view.u
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.entry.title || ""
                    size: row.size
                    weight: row.now ? Theme.weightSemibold : Theme.weightMedium
                    soft: row.done || row.entry.state === "deferred"
                    maximumLineCount: row.done && view.at - view.first > 1 ? 1 : row.now && view.narrow ? 3 : 2
                    elide: Text.ElideRight
                }
            }
        }
    }
}
