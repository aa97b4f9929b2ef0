import QtQuick
import QtQuick.Layouts
import controls
import projector
import theme

// The hall at a glance, and what the projector shows.
Rectangle {
    id: strip

    required property var desk
    required property var screens
    property real railWidth: 272
    property bool narrow: false
    // A large type in a low window: the figures stay, their sentences and the small picture come back with room.
    property bool flat: false
    readonly property real buttonWidth: (narrow ? 142 : 158) * Math.min(Theme.scale, 1.35)
    readonly property var view: desk.strip.view
    // At the foot of the cells between the people and the projector.
    property real below: 0
    readonly property real cellsEnd: help.x + help.width
    // In a row with the way back the switches have no room for their keys.
    readonly property bool tight: flat && view.pinned
    signal devicesAsked
    signal helpAsked
    signal codesAsked

    implicitHeight: flat ? 64 : 120 * Math.min(Theme.scale, 1.2)
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
        z: 1
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        StripCell {
            Layout.preferredWidth: strip.railWidth
            Layout.fillWidth: false
            sign: "people"
            cell: strip.view.present
            flat: strip.flat
            meter: true
            padding: 20
            hint: qsTrId("desktop.strip.codes_hint")
            onPressed: strip.codesAsked()
        }
        StripCell {
            below: strip.below
            sign: "tablet"
            cell: strip.view.tablets
            flat: strip.flat
            padding: strip.narrow ? 16 : 22
            hint: qsTrId("desktop.strip.devices_hint")
            onPressed: strip.devicesAsked()
        }
        StripCell {
            below: strip.below
            sign: "shield"
            cell: strip.view.journal
            flat: strip.flat
            padding: strip.narrow ? 16 : 22
            pressable: false
        }
        StripCell {
            id: help

            below: strip.below
            sign: "hand"
            cell: strip.view.help
            flat: strip.flat
            padding: strip.narrow ? 16 : 22
            hint: qsTrId("desktop.strip.help_hint")
            onPressed: strip.helpAsked()
        }
        RowLayout {
            Layout.leftMargin: 14
            Layout.rightMargin: 14
            Layout.fillWidth: false
            spacing: strip.narrow ? 10 : 14

            ColumnLayout {
                visible: !strip.flat
                Layout.preferredWidth: Math.max(164, back.visible ? back.implicitWidth : 0)
                Layout.fillWidth: false
                spacing: 6

                MiniScreen {
                    // What was put up by hand has its way back under it.
                    implicitWidth: strip.view.pinned ? (strip.height - back.implicitHeight - 20) * 16 / 9 : 164
                    Layout.maximumWidth: 164
                    Layout.alignment: Qt.AlignHCenter
                    label: qsTrId("desktop.strip.picture")
                    scene: JSON.parse(strip.desk.projector.text)

                    TapHandler {
                        onTapped: strip.screens.toggle()
                    }
                }
                StripButton {
                    id: back

                    objectName: "followMeeting"
                    Layout.fillWidth: true
                    visible: strip.view.pinned
                    on: true
                    runner: strip.desk.runner
                    place: "strip.show"
                    text: qsTrId("desktop.strip.follow")
                    Accessible.description: qsTrId("desktop.strip.follow_hint")
                    onClicked: strip.desk.strip.follow()
                }
            }
            GridLayout {
                columns: strip.flat ? 3 : 1
                columnSpacing: 8
                rowSpacing: 6

                RowLayout {
                    visible: !strip.flat
                    Layout.maximumWidth: strip.buttonWidth
                    spacing: 4

                    AppText {
                        id: showing

                        size: Theme.sizeCaption
                        weight: Theme.weightMedium
                        color: strip.screens.is_open ? Theme.ok : Theme.gold
                        // Where both have no room, what is shown says more than that something is.
                        visible: !strip.screens.is_open || implicitWidth + what.implicitWidth + 4 <= strip.buttonWidth
                        text: (strip.screens.is_open ? qsTrId("desktop.strip.showing") : qsTrId("desktop.strip.closed")) + " ·"
                    }
                    AppText {
                        id: what

                        Layout.fillWidth: true
                        size: Theme.sizeCaption
                        elide: Text.ElideRight
                        color: showing.visible ? Theme.textSoft : Theme.ok
                        text: strip.view.screen_text
                    }
                }
                StripButton {
                    objectName: "followMeetingFlat"
                    visible: strip.tight
                    on: true
                    runner: strip.desk.runner
                    place: "strip.show"
                    text: qsTrId("desktop.strip.follow")
                    onClicked: strip.desk.strip.follow()
                }
                StripButton {
                    id: freeze

                    objectName: "freeze"
                    Layout.preferredWidth: strip.tight ? implicitWidth : strip.buttonWidth
                    runner: strip.desk.runner
                    place: "strip.freeze"
                    on: strip.view.frozen
                    text: strip.view.frozen ? qsTrId("desktop.strip.unfreeze") : qsTrId("desktop.strip.freeze")
                    keys: strip.tight ? "" : "F8"
                    onClicked: strip.desk.strip.freeze()
                }
                StripButton {
                    objectName: "blank"
                    Layout.preferredWidth: strip.tight ? implicitWidth : strip.buttonWidth
                    runner: strip.desk.runner
                    place: "strip.blank"
                    on: strip.view.blank
                    text: strip.view.blank ? qsTrId("desktop.strip.unblank") : qsTrId("desktop.strip.blank")
                    keys: strip.tight ? "" : "F9"
                    onClicked: strip.desk.strip.blank()
                }
            }
        }
    }
}
