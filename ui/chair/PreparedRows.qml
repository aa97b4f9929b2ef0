pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The ballots that wait: opened in this order by the next step, any of them from here, or withdrawn with a reason.
ColumnLayout {
    id: list

    required property var desk
    readonly property var sheet: desk.draft
    property string withdrawing: ""
    signal openAsked(string id)

    spacing: 2
    visible: (sheet.view.prepared ?? []).length > 0

    AppText {
        text: qsTrId("desktop.plan.prepared")
        color: Theme.textSoft
        weight: Theme.weightMedium
    }
    Repeater {
        model: list.sheet.view.prepared ?? []

        ColumnLayout {
            id: row

            required property var modelData
            required property int index
            readonly property bool asking: list.withdrawing === modelData.id

            Layout.fillWidth: true
            spacing: 4

            RowLayout {
                spacing: 8

                AppText {
                    text: `${row.index + 1}`
                    color: Theme.textSoft
                    weight: Theme.weightSemibold
                }
                AppText {
                    Layout.fillWidth: true
                    objectName: "preparedTitle"
                    text: row.modelData.title
                    wrapMode: Text.Wrap
                    weight: Theme.weightMedium
                }
                AppText {
                    text: row.modelData.detail
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                }
                ActButton {
                    objectName: "openPrepared"
                    small: true
                    enabled: usable && (list.sheet.view.blocked ?? "") === "" && row.modelData.blocked === ""
                    text: qsTrId("desktop.plan.open_one")
                    onClicked: list.openAsked(row.modelData.id)
                }
                ActButton {
                    objectName: "withdrawPrepared"
                    small: true
                    tone: "danger"
                    text: row.asking ? qsTrId("desktop.step.back") : qsTrId("desktop.plan.withdraw")
                    onClicked: list.withdrawing = row.asking ? "" : row.modelData.id
                }
            }
            AppText {
                Layout.fillWidth: true
                objectName: "preparedBlocked"
                visible: text !== ""
                text: (list.sheet.view.blocked ?? "") === "" ? row.modelData.blocked : ""
                wrapMode: Text.Wrap
                size: Theme.sizeCaption
                color: Theme.danger
            }
            RowLayout {
                visible: row.asking
                spacing: 8

                EntryField {
                    id: reason

                    Layout.fillWidth: true
                    objectName: "withdrawReason"
                    implicitHeight: 34 * Theme.scale
                    placeholderText: qsTrId("desktop.plan.withdraw_reason")
                    onVisibleChanged: if (visible) forceActiveFocus()
                }
                ActButton {
                    objectName: "withdrawNow"
                    small: true
                    tone: "danger"
                    runner: list.desk.runner
                    place: `draft.withdraw.${row.modelData.id}`
                    enabled: usable && reason.text.trim() !== ""
                    text: qsTrId("desktop.plan.withdraw_now")
                    onClicked: list.sheet.withdraw(row.modelData.id, reason.text.trim())
                }
            }
        }
    }
}
