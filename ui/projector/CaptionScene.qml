import QtQuick
import controls
import theme

// The strip under a video picture, as streaming software shows it: who speaks, as what, and what is left.
Scene {
    id: view

    readonly property var part: scene.caption || ({})
    readonly property bool timed: clocks && (part.limit_ms || 0) > 0

    margin: 6 * u
    areaTop: 0
    areaHeight: height

    Rectangle {
        id: strip
        objectName: "caption"
        visible: name.text !== ""
        y: view.height - 7 * view.u - height
        width: Math.min(view.areaWidth, Math.max(name.implicitWidth, about.implicitWidth, kind.implicitWidth) + 6 * view.u + (clock.visible
            ? clock.width + 5 * view.u : 0))
        height: about.y + about.height + 1.5 * view.u
        color: Theme.projectorPanel

        Rectangle {
            width: view.u
            height: parent.height
            color: Theme.projectorGold
        }
        ScreenText {
            id: kind
            x: 3 * view.u
            y: 1.5 * view.u
            text: view.part.kind_text || ""
            size: 3.2 * view.u
            leading: 1.35
            weight: Theme.weightSemibold
            color: Theme.projectorGold
            wrapMode: Text.NoWrap
        }
        ScreenText {
            id: name
            x: 3 * view.u
            y: kind.y + kind.height
            width: Math.min(implicitWidth, view.areaWidth - 6 * view.u - (clock.visible ? clock.width + 5 * view.u : 0))
            text: view.part.name || ""
            size: 6 * view.u
            leading: 1.3
            weight: Theme.weightBold
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 4 * view.u
        }
        ScreenText {
            id: about
            x: 3 * view.u
            y: name.y + name.height
            width: Math.min(implicitWidth, view.areaWidth - 6 * view.u - (clock.visible ? clock.width + 5 * view.u : 0))
            text: [view.part.role, view.part.unit].filter(part => part).join(" · ")
            size: 3.6 * view.u
            leading: 1.35
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Countdown {
            id: clock
            visible: view.timed
            x: parent.width - width - 3 * view.u
            anchors.verticalCenter: parent.verticalCenter
            remainingMs: view.part.remaining_ms || 0
            size: 7 * view.u
            weight: Theme.weightBold
            usual: Theme.projectorText
            warning: Theme.projectorGold
            over: Theme.projectorAgainst
        }
    }
}
