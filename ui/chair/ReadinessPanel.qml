import QtQuick
import QtQuick.Layouts
import controls
import theme

// Before the sitting: what is ready, and the opening words with today's figures.
Item {
    id: panel

    required property var desk
    readonly property var view: desk.presence.view
    readonly property var points: view.readiness ?? []

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.margins: 14
            Layout.topMargin: 14

            AppText {
                Layout.fillWidth: true
                text: panel.view.ready_heading ?? ""
                weight: Theme.weightSemibold
            }
            AppText {
                size: Theme.sizeCaption
                color: Theme.textSoft
                text: `${panel.points.filter(point => point.done).length} / ${panel.points.length}`
            }
        }
        Repeater {
            model: panel.points

            Item {
                id: point

                required property var modelData

                Layout.fillWidth: true
                implicitHeight: 57 * Theme.scale

                Rectangle {
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: 14
                    anchors.rightMargin: 14
                    spacing: 12

                    Rectangle {
                        implicitWidth: 32
                        implicitHeight: 32
                        radius: 16
                        color: point.modelData.done ? Theme.okSoft : Theme.goldSoft

                        Sign {
                            anchors.centerIn: parent
                            size: 17
                            name: point.modelData.done ? "check" : "warning"
                            color: point.modelData.done ? Theme.ok : Theme.gold
                        }
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        AppText {
                            text: point.modelData.title
                            weight: Theme.weightMedium
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: point.modelData.text
                            size: Theme.sizeCaption
                            elide: Text.ElideRight
                            color: Theme.textSoft
                        }
                    }
                }
            }
        }
        ScriptCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: 14
            border.width: 0
            color: Theme.accentSoft
            low: true
            script: panel.view.opening ?? ""
        }
    }
}
