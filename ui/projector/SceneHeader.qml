import QtQuick
import controls
import theme

// Body, session and time over every scene but the welcome.
Item {
    id: header

    required property var scene
    required property real screenHeight
    property real margin: screenHeight * 0.07

    height: screenHeight * 0.09

    ScreenText {
        id: body
        x: header.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, header.width * 0.36)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        text: header.scene.body || ""
        share: 0.032
        screenHeight: header.screenHeight
        weight: Theme.weightSemibold
    }
    ScreenText {
        x: Math.max((header.width - width) / 2, body.x + body.width + header.screenHeight * 0.04)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, header.width * 0.4)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        text: header.scene.rehearsal_text ? header.scene.rehearsal_text + " · " + header.scene.session_title
            : header.scene.session_title || ""
        share: 0.032
        screenHeight: header.screenHeight
        soft: true
    }
    DigitClock {
        x: header.width - header.margin - width
        anchors.verticalCenter: parent.verticalCenter
        text: header.scene.clock_text || ""
        size: header.screenHeight * 0.032
        weight: Theme.weightMedium
        color: Theme.projectorTextSoft
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, header.screenHeight * 0.0018)
        color: Theme.projectorLine
    }
}
