pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Who is not here yet; the chair may record who stands in the hall without a tablet.
Card {
    id: card

    required property var desk
    readonly property var presence: desk.presence
    readonly property var view: presence.view

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: 12
        spacing: 0

        AppText {
            Layout.leftMargin: 14
            Layout.bottomMargin: 8
            text: card.view.absent_text ?? ""
            weight: Theme.weightSemibold
        }
        RefusalLine {
            Layout.fillWidth: true
            Layout.margins: 14
            runner: card.desk.runner
            noun: "presence"
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            WholeRows {
                objectName: "absent"
                row: 46 * Theme.scale
                model: card.presence.rows
                delegate: Item {
                    id: row

                    required property string name
                    required property string seat
                    required property string detail
                    required property string delegate_id

                    width: ListView.view.width
                    implicitHeight: 46 * Theme.scale
                    Accessible.role: Accessible.ListItem
                    Accessible.name: `${seat} ${name}, ${detail}`

                    HoverHandler {
                        id: hover
                    }
                    Rectangle {
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: 14
                        anchors.rightMargin: 14
                        spacing: 8

                        AppText {
                            Layout.preferredWidth: 34 * Theme.scale
                            text: row.seat
                            size: Theme.sizeCaption
                            weight: Theme.weightSemibold
                            color: Theme.textSoft
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            AppText {
                                Layout.fillWidth: true
                                text: row.name
                                elide: Text.ElideRight
                                weight: Theme.weightMedium
                            }
                            Item {
                                Layout.fillWidth: true
                                implicitHeight: detail.implicitHeight

                                AppText {
                                    id: detail

                                    width: parent.width
                                    visible: !excuse.shown
                                    text: row.detail
                                    size: Theme.sizeCaption
                                    elide: Text.ElideRight
                                    color: Theme.textSoft
                                }
                                // In the place of the detail, so that the name stays whole while one acts on it.
                                ActButton {
                                    id: excuse

                                    readonly property bool shown: hover.hovered || activeFocus

                                    objectName: "excuse"
                                    x: -horizontalPadding
                                    anchors.verticalCenter: parent.verticalCenter
                                    opacity: shown ? 1 : 0
                                    implicitHeight: 24 * Theme.scale
                                    small: true
                                    tone: "link"
                                    text: qsTrId("desktop.presence.excuse")
                                    onClicked: card.presence.mark(row.delegate_id, "absent_excused")
                                }
                            }
                        }
                        ActButton {
                            objectName: "present"
                            small: true
                            runner: card.desk.runner
                            place: `presence.${row.delegate_id}`
                            text: qsTrId("desktop.presence.mark")
                            onClicked: card.presence.mark(row.delegate_id, "present")
                        }
                    }
                }

                AppText {
                    anchors.centerIn: parent
                    visible: card.presence.rows.count === 0
                    color: Theme.textSoft
                    text: qsTrId("desktop.presence.all_here")
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: (card.view.excused_text ?? "") !== ""
            implicitHeight: 58 * Theme.scale
            color: Theme.canvas
            bottomLeftRadius: 12
            bottomRightRadius: 12
            border.color: Theme.line

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: 8
                anchors.leftMargin: 14
                anchors.rightMargin: 14
                spacing: 0

                AppText {
                    text: card.view.excused_text ?? ""
                    weight: Theme.weightMedium
                }
                AppText {
                    Layout.fillWidth: true
                    text: card.view.excused_names ?? ""
                    size: Theme.sizeCaption
                    elide: Text.ElideRight
                    color: Theme.textSoft
                }
            }
        }
    }
}
