pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Prepare a ballot on the current item: opened at once, or laid down for the next step. What is typed stands in the
// draft, so that the sheet shows only what its form needs.
Sheet {
    id: sheet

    required property var desk
    readonly property var draft: desk.draft
    readonly property var view: draft.view
    readonly property bool openable: view.complete === true && (view.blocked ?? "") === "" && !settles.running
    signal tellersAsked

    objectName: "ballotSheet"
    heading: qsTrId("desktop.ballot.prepare")
    sheetWidth: 1040
    sheetHeight: 720
    onAboutToShow: {
        fields.more = false;
        settles.restart();
        draft.begin();
    }
    onOpened: {
        question.forceActiveFocus();
        question.selectAll();
    }

    Connections {
        target: sheet.draft

        function onBegun() {
            question.text = sheet.draft.view.title;
        }
        function onFinished() {
            sheet.close();
        }
    }
    // A second click, or a finger already on its way, was meant for what stood there before.
    Timer {
        id: settles

        interval: 600
    }
    Shortcut {
        autoRepeat: false
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: sheet.opened && sheet.openable && sheet.desk.window.view.live
        onActivated: sheet.draft.open()
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        ScrollView {
            id: paper

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: availableWidth
            ScrollBar.vertical.policy: contentHeight > height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff

            ColumnLayout {
                width: paper.availableWidth - 10
                spacing: 10

                PreparedRows {
                    Layout.fillWidth: true
                    desk: sheet.desk
                    onOpenAsked: id => {
                        sheet.close();
                        sheet.desk.next_step.press_key(`open-${id}`);
                    }
                }
                FormField {
                    Layout.fillWidth: true
                    label: qsTrId("desktop.ballot.question")

                    TextArea {
                        id: question

                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.max(84, Math.min(170, contentHeight + 20))
                        objectName: "question"
                        clip: true
                        verticalAlignment: TextArea.AlignTop
                        wrapMode: TextArea.WordWrap
                        font.family: Theme.family
                        font.pixelSize: Theme.sizeStrong
                        color: Theme.text
                        Accessible.name: qsTrId("desktop.ballot.question")
                        // A tab goes on to the next field; a question has none in it.
                        Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                        onTextChanged: sheet.draft.set("title", text)
                        background: Rectangle {
                            radius: 8
                            color: Theme.canvas
                            border.width: question.activeFocus ? 2 : 1
                            border.color: question.activeFocus ? Theme.accent : Theme.lineStrong
                        }
                    }
                }
                PaperEditor {
                    Layout.fillWidth: true
                    visible: sheet.view.shows?.rows === true
                    sheet: sheet.draft
                }
                RowLayout {
                    visible: sheet.view.shows?.seats === true
                    spacing: 16

                    NumberField {
                        label: qsTrId("desktop.plan.seats")
                        objectName: "seats"
                        value: sheet.view.seats ?? 1
                        onChosen: number => sheet.draft.set("seats", number)
                    }
                    NumberField {
                        label: qsTrId("desktop.plan.most")
                        objectName: "most"
                        value: sheet.view.most || sheet.view.seats || 1
                        onChosen: number => sheet.draft.set("most", number)
                    }
                }
                FormField {
                    Layout.fillWidth: true
                    visible: sheet.view.shows?.style === true
                    label: qsTrId("desktop.plan.style")

                    PlanChoice {
                        objectName: "style"
                        options: sheet.draft.options.styles ?? []
                        value: sheet.view.style
                        Accessible.name: qsTrId("desktop.plan.style")
                        onChosen: id => sheet.draft.set("style", id)
                    }
                }
                ActButton {
                    objectName: "tellers"
                    visible: sheet.view.method === "paper"
                    small: true
                    text: qsTrId("desktop.plan.tellers")
                    onClicked: sheet.tellersAsked()
                }
            }
        }
        Rectangle {
            Layout.fillHeight: true
            implicitWidth: 1
            color: Theme.line
        }
        ScrollView {
            id: how

            Layout.preferredWidth: 350
            Layout.maximumWidth: 350
            Layout.fillHeight: true
            clip: true
            contentWidth: availableWidth
            ScrollBar.vertical.policy: contentHeight > height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff

            PlanFields {
                id: fields

                width: how.availableWidth - 10
                sheet: sheet.draft
            }
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "draft"
    }
    RowLayout {
        spacing: 10

        AppText {
            Layout.fillWidth: true
            objectName: "consequence"
            text: (sheet.view.blocked ?? "") !== "" ? sheet.view.blocked : sheet.view.consequence ?? ""
            color: (sheet.view.blocked ?? "") !== "" ? Theme.danger : Theme.textSoft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        ActButton {
            objectName: "prepare"
            runner: sheet.desk.runner
            place: "draft.prepare"
            enabled: usable && sheet.view.complete === true
            text: qsTrId("desktop.plan.prepare")
            onClicked: sheet.draft.prepare()
        }
        ActButton {
            id: openNow

            objectName: "openNow"
            tone: "main"
            keys: "Ctrl ↵"
            runner: sheet.desk.runner
            place: "draft.open"
            enabled: usable && sheet.openable
            text: qsTrId("desktop.plan.open_now")
            onClicked: sheet.draft.open()
        }
    }
}
