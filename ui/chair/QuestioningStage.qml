pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The questioning: the groups and who answers, the question at reading size, the words to say, the group's questions.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    property bool wide: false
    property bool flat: false
    readonly property var view: desk.questioning.view
    signal opinionsAsked
    signal groupsAsked
    signal scriptAsked
    signal amendAsked(string id)

    spacing: low ? 8 : 12

    // Side by side where both can be read whole.
    GridLayout {
        readonly property bool beside: stage.low && groups.naturalWidth + who.implicitWidth + 16 <= stage.width

        Layout.fillWidth: true
        columns: beside ? 2 : 1
        columnSpacing: 16
        rowSpacing: stage.spacing

        GroupChips {
            id: groups

            Layout.fillWidth: !parent.beside
            Layout.preferredWidth: parent.beside ? Math.ceil(naturalWidth) : -1
            groups: stage.view.groups
            brief: stage.low
            onAsked: stage.groupsAsked()
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            AppText {
                id: who

                Layout.fillWidth: true
                objectName: "respondent"
                text: stage.flat ? stage.view.respondents : stage.view.respondent
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
    }
    QuestionCard {
        Layout.fillWidth: true
        desk: stage.desk
        low: stage.low
        wide: stage.wide
        onAmendAsked: id => stage.amendAsked(id)
    }
    WordsAndTable {
        Layout.fillWidth: true
        Layout.fillHeight: true
        desk: stage.desk
        low: stage.low
        onScriptAsked: stage.scriptAsked()
        onAmendAsked: id => stage.amendAsked(id)
    }
}
