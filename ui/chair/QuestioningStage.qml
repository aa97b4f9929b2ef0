pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The questioning: the groups, who answers, the question at reading size, and the group's questions.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    property bool wide: false
    readonly property var view: desk.questioning.view
    readonly property var question: view.question ?? ({})
    readonly property bool asked: question.label !== undefined
    signal opinionsAsked
    signal groupsAsked

    spacing: low ? 8 : 12

    GroupChips {
        Layout.fillWidth: true
        groups: stage.view.groups
        onAsked: stage.groupsAsked()
    }
    RowLayout {
        spacing: 12

        AppText {
            Layout.fillWidth: true
            objectName: "respondent"
            text: stage.view.respondent
            elide: Text.ElideRight
            size: (stage.wide ? 24 : stage.low ? 18 : 20) * Theme.scale
            weight: Theme.weightSemibold
        }
        OpinionsLine {
            Layout.fillWidth: false
            visible: !stage.low && shown
            desk: stage.desk
            onAsked: stage.opinionsAsked()
        }
    }
    Card {
        Layout.fillWidth: true
        implicitHeight: words.implicitHeight + (stage.low ? 20 : 28)
        border.width: stage.asked ? 2 : 1
        border.color: stage.asked ? Theme.gold : Theme.line

        ColumnLayout {
            id: words

            anchors.fill: parent
            anchors.margins: stage.low ? 10 : 14
            anchors.leftMargin: 20
            anchors.rightMargin: 20
            spacing: stage.low ? 4 : 6

            AppText {
                Layout.fillWidth: true
                visible: stage.asked
                objectName: "questionLabel"
                text: stage.question.label ?? ""
                elide: Text.ElideRight
                color: Theme.textSoft
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                objectName: "questionText"
                text: stage.asked ? stage.question.text : qsTrId("desktop.questioning.no_question")
                wrapMode: Text.WordWrap
                maximumLineCount: stage.low ? 3 : 4
                elide: Text.ElideRight
                size: stage.asked && !stage.question.many ? (stage.wide ? 20 : stage.low ? 16 : 18) * Theme.scale : Theme.sizeStrong
                leading: 1.5
                color: stage.asked ? Theme.text : Theme.textSoft
            }
            Flow {
                Layout.fillWidth: true
                visible: stage.asked
                spacing: 8

                Repeater {
                    model: stage.question.chips ?? []

                    Chip {
                        required property var modelData

                        objectName: "questionPhase"
                        text: modelData.text
                        tone: modelData.tone
                    }
                }
            }
        }
    }
    // Large type in a small window: a table of which nothing could be read leaves its room empty.
    QuestionTable {
        Layout.fillWidth: true
        Layout.fillHeight: true
        opacity: height < 60 * Theme.scale ? 0 : 1
        desk: stage.desk
        low: stage.low
    }
}
