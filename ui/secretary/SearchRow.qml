import QtQuick
import QtQuick.Templates as Templates
import controls
import theme

// A paper that was found, or one page of it with the words around the hit.
Templates.Button {
    id: row

    required property var desk
    required property string document_id
    required property string title
    required property string where
    required property string page_text
    required property string before
    required property string found
    required property string after
    required property string more_text
    readonly property bool isPaper: title !== ""

    objectName: "searchRow"
    implicitHeight: body.implicitHeight + 14
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: isPaper ? `${title}, ${where}` : `${page_text}: ${before}${found}${after}`
    onClicked: desk.papers.select(document_id)

    background: Rectangle {
        color: row.desk.papers.selected_id === row.document_id ? Theme.accentSoft : row.hovered || row.visualFocus ? Theme.canvas : Theme.surface

        Rectangle {
            visible: row.isPaper
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    contentItem: Item {
        Column {
            id: body

            x: row.isPaper ? 28 : 54
            y: 7
            width: parent.width - x - 28

            AppText {
                visible: row.isPaper
                width: parent.width
                text: row.title
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                visible: row.isPaper
                width: parent.width
                text: row.where
                size: Theme.sizeCaption
                elide: Text.ElideRight
                soft: true
            }
            AppText {
                visible: !row.isPaper
                text: row.page_text
                size: Theme.sizeCaption
                weight: Theme.weightMedium
                color: Theme.accent
            }
            HitText {
                visible: !row.isPaper
                width: parent.width
                before: row.before
                found: row.found
                after: row.after
            }
            AppText {
                visible: text !== ""
                text: row.more_text
                size: Theme.sizeCaption
                soft: true
            }
        }
    }
}
