import QtQuick
import controls
import theme

// Body, session and time over every scene but the welcome.
Item {
    id: header

    required property var scene
    required property real u
    required property real margin
    property bool clock: true
    property bool animated: true
    readonly property real room: width - 2 * margin - time.width - 8 * u - beside
    // Where both do not fit, the session says more than the body.
    readonly property real beside: logo.visible ? logo.width + 1.6 * u : 0
    readonly property bool both: body.implicitWidth + session.implicitWidth <= room

    height: 9 * u
    visible: opacity > 0

    Behavior on opacity {
        enabled: header.animated

        NumberAnimation {
            duration: Theme.normal
        }
    }
    Logo {
        id: logo
        x: header.margin
        anchors.verticalCenter: parent.verticalCenter
        source: header.scene.logo_source || ""
        size: 5.6 * header.u
    }
    ScreenText {
        id: body
        x: header.margin + header.beside
        anchors.verticalCenter: parent.verticalCenter
        visible: header.both
        wrapMode: Text.NoWrap
        text: header.scene.body || ""
        size: 3.2 * header.u
        weight: Theme.weightSemibold
    }
    ScreenText {
        id: session
        x: header.both ? Math.max((header.width - width) / 2, body.x + body.width + 4 * header.u) : header.margin + header.beside
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, header.both ? implicitWidth : header.room)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        text: [header.scene.rehearsal_text, header.scene.session_title].filter(part => part).join(" · ")
        size: 3.2 * header.u
        soft: true
    }
    DigitClock {
        id: time
        visible: header.clock
        x: header.width - header.margin - width
        anchors.verticalCenter: parent.verticalCenter
        text: header.scene.clock_text || ""
        size: 3.2 * header.u
        weight: Theme.weightMedium
        color: Theme.projectorTextSoft
    }
    HairLine {
        anchors.bottom: parent.bottom
        width: parent.width
        thick: 0.2 * header.u
    }
}
