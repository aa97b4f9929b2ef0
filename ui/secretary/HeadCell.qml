import QtQuick
import controls
import theme

// The name of a column.
AppText {
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    size: Theme.sizeCaption
    weight: Theme.weightMedium
    elide: Text.ElideRight
    soft: true
}
