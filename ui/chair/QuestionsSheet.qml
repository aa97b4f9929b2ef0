pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The groups of questions with their respondents, and the answers that are owed.
Sheet {
    id: sheet

    required property var desk
    readonly property var questions: desk.questions
    readonly property var view: questions.view
    property bool all: false
    signal amendAsked(string id)

    objectName: "questionsSheet"
    heading: qsTrId("desktop.questions.heading")
    sheetWidth: 1060
    sheetHeight: 660
    onAboutToShow: {
        questions.edit("");
        questions.ask_day("");
    }

    RowLayout {
        spacing: 24

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 8

            ListView {
                id: groups

                objectName: "groupRows"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.questions.groups
                delegate: RowLayout {
                    id: group

                    required property string id
                    required property string title
                    required property string detail
                    required property string standing
                    required property bool may_remove

                    width: ListView.view.width
                    height: 54 * Theme.scale
                    spacing: 8

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        AppText {
                            Layout.fillWidth: true
                            text: group.title
                            elide: Text.ElideRight
                            weight: sheet.view.editing === group.id ? Theme.weightSemibold : Theme.weightMedium
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: `${group.standing} · ${group.detail}`
                            elide: Text.ElideRight
                            size: Theme.sizeCaption
                            color: Theme.textSoft
                        }
                    }
                    ActButton {
                        objectName: "editGroup"
                        small: true
                        text: qsTrId("desktop.questions.edit")
                        onClicked: sheet.questions.edit(group.id)
                    }
                    ActButton {
                        objectName: "removeGroup"
                        visible: group.may_remove
                        small: true
                        runner: sheet.desk.runner
                        place: "questions.remove"
                        text: qsTrId("desktop.questions.remove")
                        onClicked: sheet.questions.remove(group.id)
                    }
                }

                AppText {
                    width: parent.width
                    visible: groups.count === 0
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    text: qsTrId("desktop.questions.no_groups")
                }
            }
            GroupForm {
                Layout.fillWidth: true
                desk: sheet.desk
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: 8

            RowLayout {
                spacing: 8

                Tab {
                    objectName: "showOwed"
                    chosen: !sheet.all
                    text: sheet.view.owed_text
                    onClicked: sheet.all = false
                }
                Tab {
                    objectName: "showAll"
                    chosen: sheet.all
                    text: sheet.view.all_text
                    onClicked: sheet.all = true
                }
            }
            ListView {
                id: every

                objectName: "allRows"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: sheet.all
                clip: true
                spacing: 8
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.questions.all
                delegate: AskedRow {
                    width: ListView.view.width
                    onAmendAsked: sheet.amendAsked(id)
                }

                AppText {
                    width: parent.width
                    visible: every.count === 0
                    color: Theme.textSoft
                    text: qsTrId("desktop.questions.nothing_asked")
                }
            }
            ListView {
                id: owed

                objectName: "owedRows"
                visible: !sheet.all
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: 8
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.questions.owed
                delegate: OwedRow {
                    width: ListView.view.width
                    desk: sheet.desk
                }

                AppText {
                    width: parent.width
                    visible: owed.count === 0
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    text: qsTrId("desktop.questions.nothing_owed")
                }
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "questions"
    }
}
