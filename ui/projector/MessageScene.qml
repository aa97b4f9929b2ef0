import QtQuick
import controls
import theme

// A notice; or the recess or a countdown, with the time and how long that still is.
Scene {
    id: view

    readonly property var part: scene[scene.view] || ({})
    readonly property bool timed: clocks && (part.until || 0) > 0
    readonly property int seconds: Math.ceil((part.remaining_ms || 0) / 1000)

    function two(number: int): string {
        return String(number).padStart(2, "0");
    }

    Column {
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -2 * view.u

        Rectangle {
            width: 12 * view.u
            height: view.u
            radius: height * 0.3
            color: Theme.projectorGold
        }
        Item {
            width: 1
            height: 3.4 * view.u
        }
        ScreenText {
            width: parent.width
            text: (view.part.text || "").replace(/( \S+ \S+) (\S+)$/, "$1\u00a0$2")
            size: (text.length > 220 ? 4.6 : text.length > 120 ? 5.6 : text.length > 40 ? 7.4 : view.part.until ? 10 : 12.4) * view.u
            weight: Theme.weightBold
            leading: text.length > 40 ? Theme.leading : 1.3
        }
        DigitClock {
            objectName: "countdown"
            visible: view.timed
            text: (view.seconds >= 3600 ? Math.floor(view.seconds / 3600) + ":" + view.two(Math.floor(view.seconds / 60) % 60)
                : String(Math.floor(view.seconds / 60))) + ":" + view.two(view.seconds % 60)
            size: Math.min(27 * view.u, view.areaWidth * 0.8 / ems)
            weight: Theme.weightBold
            color: Theme.projectorGold
        }
        Item {
            visible: view.timed
            width: 1
            height: view.u
        }
        ScreenText {
            width: parent.width
            text: view.part.until_text || ""
            visible: text !== ""
            size: 7.4 * view.u
            weight: Theme.weightSemibold
            soft: true
        }
    }
}
