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

    // Who goes on with Tab sees where the next figure goes.
    function bring(field: Item): void {
        const page = scroll.contentItem as Flickable;
        const top = field.mapToItem(page.contentItem, 0, 0).y;
        page.contentY = Math.max(0, Math.min(page.contentY, top - 32), top + field.height + 4 - page.height);
    }

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
            wrapMode: Text.Wrap
            color: Theme.textSoft
        }
        ScrollView {
            id: scroll

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: availableWidth
            ScrollBar.vertical.policy: contentHeight > height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff

            ColumnLayout {
                width: scroll.availableWidth - 12
                spacing: 6

                GridLayout {
                    id: fields

                    readonly property real room: scroll.availableWidth - 12
                    readonly property real columnWidth: (room - (columns - 1) * columnSpacing) / columns

                    Layout.fillWidth: true
                    columns: !form.wide ? 1 : room > 760 * Theme.scale ? 3 : 2
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
                            required property int place
                            required property bool last

                            Layout.fillWidth: true
                            Layout.preferredWidth: 100
                            Layout.maximumWidth: fields.columnWidth
                            // The next question begins on a line of its own.
                            Layout.columnSpan: last ? fields.columns - place % fields.columns : 1
                            Layout.alignment: Qt.AlignBottom
                            spacing: 2

                            AppText {
                                Layout.fillWidth: true
                                Layout.topMargin: 6
                                visible: row.heading !== ""
                                text: row.heading
                                wrapMode: Text.Wrap
                                weight: Theme.weightSemibold
                            }
                            RowLayout {
                                spacing: 8

                                AppText {
                                    Layout.fillWidth: true
                                    text: row.label
                                    wrapMode: Text.Wrap
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
                                    onActiveFocusChanged: if (activeFocus)
                                        form.bring(this)
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
                wrapMode: Text.Wrap
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
