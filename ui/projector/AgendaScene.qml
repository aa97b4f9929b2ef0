pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

Item {
    id: view

    required property var scene
    readonly property var all: (scene.agenda || ({})).items || []
    readonly property real h: height
    readonly property real margin: width / height < 1.5 ? h * 0.05 : h * 0.07
    // Seven rows fit; the current one stays in sight.
    readonly property int at: Math.max(0, all.findIndex(row => row.state === "current" || row.state === "next"))
    readonly property int first: Math.max(0, Math.min(at - 2, all.length - 7))

    SceneLabel {
        id: label
        x: view.margin
        y: view.h * 0.13
        text: (view.scene.labels || ({})).agenda || ""
        share: 0.052
        screenHeight: view.h
    }
    Column {
        x: view.margin
        y: view.h * 0.225
        width: view.width - 2 * view.margin
        spacing: view.h * 0.008

        Repeater {
            model: view.all.slice(view.first, view.first + 7)

            Rectangle {
                id: row
                required property var modelData
                readonly property bool now: modelData.state === "current" || modelData.state === "next"
                readonly property bool done: modelData.state === "done"

                width: parent.width
                height: Math.max(view.h * 0.088, title.implicitHeight + view.h * 0.028)
                radius: view.h * 0.012
                color: now ? Theme.projectorPanel : "transparent"

                Rectangle {
                    visible: row.now
                    width: view.h * 0.01
                    height: parent.height
                    radius: width / 3
                    color: Theme.projectorGold
                }
                ScreenText {
                    x: view.h * 0.03
                    width: view.h * 0.17
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.time_text
                    share: row.now ? 0.052 : 0.042
                    screenHeight: view.h
                    soft: !row.now
                }
                Sign {
                    visible: row.done
                    x: view.h * 0.21
                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    color: Theme.projectorTextSoft
                    size: view.h * 0.042
                }
                ScreenText {
                    visible: !row.done
                    x: view.h * 0.21
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.number
                    share: row.now ? 0.052 : 0.042
                    screenHeight: view.h
                    soft: !row.now
                }
                ScreenText {
                    id: title
                    x: view.h * 0.29
                    width: row.width - x - view.h * 0.02
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.title
                    share: row.now ? 0.052 : 0.042
                    screenHeight: view.h
                    weight: row.now ? Theme.weightSemibold : Theme.weightMedium
                    soft: row.done
                    maximumLineCount: row.now ? 2 : 1
                    elide: Text.ElideRight
                }
            }
        }
    }
}
