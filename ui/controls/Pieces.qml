import QtQuick

// Makes `wanted` piece by piece between the frames. What was begun is made to its end, unseen, even if another is wanted
// meanwhile: Qt falls over what is dropped half made, and every window of the program with it.
Loader {
    id: pieces

    property Component wanted

    // Whoever is about to go takes what is half made with it: it must be whole first, and nothing else is begun.
    function finish(): void {
        asynchronous = false;
    }
    function follow(): void {
        if (status !== Loader.Loading && asynchronous)
            sourceComponent = wanted;
    }

    asynchronous: true
    visible: sourceComponent === wanted
    // Whole, and not row by row.
    opacity: status === Loader.Ready ? 1 : 0
    onWantedChanged: follow()
    onStatusChanged: Qt.callLater(follow)
}
