import QtQuick
import controls
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.presence || ({})
    readonly property var labels: scene.labels || ({})
    readonly property real h: height
    readonly property bool narrow: width / height < 1.5
    readonly property real margin: narrow ? h * 0.05 : h * 0.07
    readonly property bool many: (part.total || 0) > 300

    SceneLabel {
        x: view.margin
        y: view.h * 0.13
        text: view.labels.presence || ""
        share: 0.052
        screenHeight: view.h
    }
    SeatMap {
        id: map
        visible: !view.many
        x: view.margin
        y: view.h * 0.24
        width: view.width * 0.575 - view.margin
        height: view.h * 0.7
        span: 122
        labels: false
        seats: view.many ? [] : view.part.seats || []
        filled: Theme.projectorGold
        line: Theme.projectorLineStrong
    }
    Row {
        x: view.many ? view.margin : map.x + map.width / 2 - width / 2
        y: view.many ? view.h * 0.3 : map.y + map.hollowTop + map.step * 1.1
        spacing: view.h * 0.012

        ScreenText {
            id: figure
            text: view.part.present || 0
            share: view.many ? 0.3 : view.narrow ? 0.12 : 0.16
            screenHeight: view.h
            weight: Theme.weightBold
        }
        ScreenText {
            anchors.baseline: figure.baseline
            text: "/" + (view.part.total || 0)
            share: view.many ? 0.12 : 0.08
            screenHeight: view.h
            weight: Theme.weightSemibold
            soft: true
        }
    }
    Column {
        x: view.width * 0.6
        width: view.width - x - view.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: view.h * 0.05
        spacing: view.h * 0.03

        Row {
            spacing: view.h * 0.02

            Sign {
                visible: view.part.met === true
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                color: Theme.projectorFor
                size: view.h * 0.068
                stroke: 2.6
            }
            ScreenText {
                width: view.width * 0.4 - view.margin - view.h * 0.1
                text: view.part.met ? view.labels.quorum || "" : view.labels.no_quorum || ""
                share: view.narrow ? 0.05 : 0.068
                screenHeight: view.h
                weight: Theme.weightBold
                color: view.part.met ? Theme.projectorFor : Theme.projectorGold
            }
        }
        ScreenText {
            width: parent.width
            text: view.part.sentence || ""
            share: 0.044
            screenHeight: view.h
            soft: true
        }
    }
}
