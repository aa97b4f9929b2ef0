pragma ComponentBehavior: Bound
import QtQuick
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.welcome || ({})
    readonly property real h: height
    readonly property real margin: width / height < 1.5 ? h * 0.05 : h * 0.07

    // The hall's rows as an ornament, quiet enough to read over.
    Repeater {
        model: 9

        Rectangle {
            required property int index

            width: view.h * (0.5 + index * 0.16)
            height: width
            radius: width / 2
            x: view.width - width * 0.62
            y: view.h * 0.62 - height / 2
            color: "transparent"
            border.width: Math.max(1, view.h * 0.0022)
            border.color: Qt.alpha(Theme.projectorLine, 0.7 - index * 0.06)
        }
    }
    ScreenText {
        x: view.margin
        y: view.h * 0.09
        width: view.width - 2 * view.margin
        text: view.part.body || ""
        share: Theme.shareStrong
        screenHeight: view.h
        weight: Theme.weightSemibold
        soft: true
    }
    Column {
        x: view.margin
        width: view.width - 2 * view.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: view.h * 0.012

        Rectangle {
            width: view.h * 0.12
            height: view.h * 0.01
            radius: height / 3
            color: Theme.projectorGold
        }
        ScreenText {
            width: parent.width
            text: view.part.title || ""
            share: text.length > 34 ? 0.09 : Theme.shareName
            screenHeight: view.h
            weight: Theme.weightBold
        }
        ScreenText {
            width: parent.width
            text: view.part.term || view.scene.rehearsal_text || ""
            share: text.length > 40 ? Theme.shareStrong : Theme.shareTitle
            screenHeight: view.h
            weight: Theme.weightSemibold
        }
    }
    Column {
        x: view.margin
        width: view.width * 0.62
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.06

        ScreenText {
            width: parent.width
            text: [view.part.date_text, view.part.opens_text].filter(part => part).join(" · ")
            share: 0.046
            screenHeight: view.h
        }
        ScreenText {
            width: parent.width
            text: view.part.place || ""
            share: 0.036
            screenHeight: view.h
            soft: true
        }
    }
    ScreenText {
        x: view.width - view.margin - width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: view.h * 0.06
        text: view.part.words || ""
        share: 0.046
        screenHeight: view.h
        weight: Theme.weightSemibold
    }
}
