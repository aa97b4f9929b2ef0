import QtQuick
import controls

// Why no paper is shown: nothing heard yet, no session, nothing taken in, or nothing of what the filter asks for.
Item {
    id: empty

    required property var desk
    readonly property var view: desk.papers.view
    readonly property bool none: view.count === 0
    signal filesAsked

    implicitHeight: state.implicitHeight

    EmptyState {
        id: state

        objectName: "papersEmpty"
        width: parent.width
        sign: empty.view.loading ? "hourglass" : "document"
        title: empty.view.loading ? qsTrId("desktop.papers.loading") : !empty.view.session ? qsTrId("desktop.papers.no_session") : empty.none ? qsTrId("desktop.papers.empty") : qsTrId("desktop.papers.filter_empty")
        text: empty.view.loading ? "" : !empty.view.session ? qsTrId("desktop.papers.no_session_text") : empty.none ? qsTrId("desktop.papers.empty_text") : ""
        actionText: !empty.view.loading && empty.view.session && empty.none ? qsTrId("desktop.tray.add_files") : ""
        onActed: empty.filesAsked()
    }
}
