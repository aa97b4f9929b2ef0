import QtQuick
import QtQuick.Layouts
import controls
import theme

// Before the sitting: who is here, who is not, whether the quorum is met.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    readonly property var presence: desk.presence
    readonly property var view: presence.view

    spacing: low ? 10 : 14

    RowLayout {
        AppText {
            Layout.fillWidth: true
            text: stage.view.roll_call_open ? qsTrId("desktop.presence.roll_call") : qsTrId("desktop.presence.before")
            size: Theme.sizeTitle
            weight: Theme.weightSemibold
        }
        Sign {
            visible: until.text !== ""
            name: "clock"
            size: 16
            color: Theme.textSoft
        }
        AppText {
            id: until

            text: stage.view.until_text ?? ""
            color: Theme.textSoft
        }
    }
    RowLayout {
        spacing: stage.low ? 10 : 14

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 45

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: 16
                anchors.leftMargin: 20
                anchors.rightMargin: 20
                spacing: 8

                SeatFigure {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    seats: stage.presence.seats
                    figure: stage.view.present
                    total: stage.view.total
                    label: qsTrId("desktop.presence.present")
                }
                Meter {
                    Layout.fillWidth: true
                    implicitHeight: 10
                    value: stage.view.total > 0 ? stage.view.present / stage.view.total : 0
                    mark: stage.view.total > 0 ? stage.view.needed / stage.view.total : -1
                    tone: stage.view.met ? Theme.ok : Theme.gold
                }
                AppText {
                    Layout.alignment: Qt.AlignHCenter
                    text: stage.view.needed_text ?? ""
                    size: Theme.sizeCaption
                }
                Rectangle {
                    Layout.fillWidth: true
                    implicitHeight: Math.max(41, figures.implicitHeight + 12, verdict.implicitHeight + 12)
                    radius: 8
                    color: stage.view.met ? Theme.okSoft : Theme.dangerSoft

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: 14
                        anchors.rightMargin: 14
                        spacing: 10

                        Sign {
                            name: stage.view.met ? "check" : "warning"
                            color: stage.view.met ? Theme.ok : Theme.danger
                        }
                        AppText {
                            id: verdict

                            objectName: "quorum"
                            text: stage.view.verdict ?? ""
                            weight: Theme.weightSemibold
                            color: stage.view.met ? Theme.text : Theme.danger
                        }
                        AppText {
                            id: figures

                            Layout.fillWidth: true
                            text: stage.view.figures ?? ""
                            wrapMode: Text.Wrap
                            color: Theme.textSoft
                        }
                    }
                }
            }
        }
        AbsentCard {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 32
            desk: stage.desk
        }
    }
}
