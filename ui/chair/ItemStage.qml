import QtQuick
import QtQuick.Layouts
import controls
import theme

// The current item: its title, who presents, its time, the words to say, its papers.
ColumnLayout {
    id: stage

    required property var desk
    property bool low: false
    property bool wide: false
    readonly property var view: desk.stage.view
    signal filesAsked
    signal papersAsked
    signal scriptAsked
    signal opinionsAsked

    spacing: low ? 10 : 14

    ColumnLayout {
        spacing: 2

        AppText {
            Layout.fillWidth: true
            objectName: "itemTitle"
            text: stage.view.title
            wrapMode: Text.Wrap
            size: ((stage.wide ? 24 : 20) - (text.length > 160 ? 3 : 0)) * Math.max(1, Theme.scale * 0.85)
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            text: stage.view.presenter_line ?? ""
            elide: Text.ElideRight
            color: Theme.textSoft
        }
    }
    ItemTimeBar {
        Layout.fillWidth: true
        // In large type a low window has no place for both: the words to say come first, the phases tell the minutes.
        visible: (stage.view.segments ?? []).length > 0 && !(stage.low && Theme.scale >= 1.4)
        stage: stage.view
        low: stage.low
    }
    RowLayout {
        spacing: stage.low ? 10 : 14

        ScriptCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            script: stage.desk.script.view.text ?? ""
            desk: stage.desk
            onEditAsked: stage.scriptAsked()
            low: stage.low
            wide: stage.wide
        }
        DocumentsCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            desk: stage.desk
            low: stage.low
            onFilesAsked: stage.filesAsked()
            onPapersAsked: stage.papersAsked()
            onOpinionsAsked: stage.opinionsAsked()
        }
    }
}
