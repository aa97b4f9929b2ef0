pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls
import theme

// The chosen block in numbers; each change is drawn at once.
ScrollView {
    id: panel

    required property var seating
    required property bool single
    readonly property var block: seating.view.block

    contentWidth: availableWidth

    ColumnLayout {
        width: panel.availableWidth
        spacing: 12

        AppText {
            Layout.fillWidth: true
            text: panel.block.title || qsTrId("desktop.seating.no_block")
            wrapMode: Text.Wrap
            soft: panel.block.title === ""
        }
        GridLayout {
            Layout.fillWidth: true
            visible: panel.block.id !== ""
            columns: panel.availableWidth < 290 * Theme.scale ? 1 : 2
            columnSpacing: 12
            rowSpacing: 10

            ColumnLayout {
                spacing: 3

                AppText {
                    text: qsTrId("desktop.seating.letter")
                    weight: Theme.weightMedium
                }
                EntryField {
                    id: letter

                    objectName: "blockLetter"
                    Layout.preferredWidth: 90 * Theme.scale
                    implicitHeight: 32 * Theme.scale
                    maximumLength: 4
                    text: panel.block.letter
                    Accessible.name: qsTrId("desktop.seating.letter")
                    onEditingFinished: panel.seating.set_letter(text)
                }
            }
            Repeater {
                // By number: a field that is being typed in stays.
                model: panel.block.fields.length

                NumberField {
                    required property int index
                    readonly property var field: panel.block.fields[index] ?? ({
                            "name": "",
                            "label": "",
                            "value": 0,
                            "least": 0,
                            "most": 0
                        })

                    objectName: `field-${field.name}`
                    label: field.label
                    value: field.value
                    least: field.least
                    most: field.most
                    onChosen: number => panel.seating.set_number(field.name, number)
                }
            }
        }
        ActionButton {
            objectName: "removeBlock"
            visible: panel.block.id !== ""
            kind: "danger"
            size: "row"
            sign: "trash"
            text: panel.single && panel.seating.view.chosen.seat !== "" ? qsTrId("desktop.seating.remove_seat") : qsTrId("desktop.seating.remove_block")
            onClicked: panel.seating.remove(panel.single)
        }
    }
}
