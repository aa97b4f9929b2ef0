pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// What was counted by hand: a field for each figure, the checks in words, and one act.
Item {
    id: form

    required property var desk
    required property string heading
    property string about: ""
    property string backText: ""
    property bool needsReason: false
    property bool wide: false
    property real inset: 0
    readonly property var count: desk.count
    readonly property var view: count.view
    signal backAsked

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: form.inset
        spacing: 8

        RowLayout {
            AppText {
                Layout.fillWidth: true
                text: form.heading
                size: Theme.sizeStrong
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            ActButton {
                objectName: "countBack"
                visible: form.backText !== ""
                small: true
                tone: "link"
                text: form.backText
                onClicked: form.backAsked()
            }
        }
        AppText {
            Layout.fillWidth: true
            text: form.about
            wrapMode: Text.WordWrap
            color: Theme.textSoft
        }
        ScrollView {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentWidth: availableWidth

            ColumnLayout {
                width: scroll.availableWidth - 12
                spacing: 6

                GridLayout {
                    Layout.fillWidth: true
                    columns: form.wide ? 2 : 1
                    columnSpacing: 24
                    rowSpacing: 4

                    Repeater {
                        model: form.count.rows

                        ColumnLayout {
                            id: row

                            required property string id
                            required property string label
                            required property string heading
                            required property string value

                            Layout.fillWidth: true
                            Layout.preferredWidth: 100
                            Layout.alignment: Qt.AlignBottom
                            spacing: 2

                            AppText {
                                Layout.fillWidth: true
                                Layout.topMargin: 6
                                visible: row.heading !== ""
                                text: row.heading
                                elide: Text.ElideRight
                                weight: Theme.weightSemibold
                            }
                            RowLayout {
                                spacing: 8

                                AppText {
                                    Layout.fillWidth: true
                                    text: row.label
                                    elide: Text.ElideRight
                                }
                                EntryField {
                                    Layout.preferredWidth: 76 * Theme.scale
                                    implicitHeight: 32 * Theme.scale
                                    objectName: `count-${row.id}`
                                    text: row.value
                                    horizontalAlignment: TextInput.AlignRight
                                    maximumLength: 6
                                    inputMethodHints: Qt.ImhDigitsOnly
                                    validator: RegularExpressionValidator {
                                        regularExpression: /[0-9]*/
                                    }
                                    Accessible.name: `${row.heading} ${row.label}`.trim()
                                    onTextEdited: form.count.write(row.id, text)
                                }
                            }
                        }
                    }
                }
                CheckLines {
                    Layout.fillWidth: true
                    Layout.topMargin: 6
                    visible: !form.wide
                    checks: form.view.checks ?? []
                }
            }
        }
        EntryField {
            id: reason

            Layout.fillWidth: true
            objectName: "countReason"
            visible: form.needsReason
            placeholderText: qsTrId("desktop.count.reason")
        }
        RefusalLine {
            Layout.fillWidth: true
            runner: form.desk.runner
            noun: "counted"
        }
        RowLayout {
            spacing: 10

            AppText {
                Layout.fillWidth: true
                text: form.view.same === true ? qsTrId("desktop.count.recorded") : ""
                color: Theme.ok
                elide: Text.ElideRight
                weight: Theme.weightMedium
            }
            ActButton {
                objectName: "enterCount"
                tone: "main"
                runner: form.desk.runner
                place: "counted.enter"
                enabled: usable && form.view.complete === true && form.view.same !== true && (!form.needsReason || reason.text.trim() !== "")
                text: form.view.recorded === true ? qsTrId("desktop.count.again") : qsTrId("desktop.count.enter")
                onClicked: form.count.enter(reason.text.trim())
            }
        }
    }
}
