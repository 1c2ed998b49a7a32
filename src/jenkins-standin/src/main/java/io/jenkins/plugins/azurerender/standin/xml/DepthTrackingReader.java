package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.ReaderWrapper;

/** Counts how deep it is, so that a converter can come back from where another gave up halfway. */
public final class DepthTrackingReader extends ReaderWrapper {
    private int level;

    /** Around the reader. */
    public DepthTrackingReader(HierarchicalStreamReader reader) {
        super(reader);
    }

    @Override
    public void moveDown() {
        super.moveDown();
        level++;
    }

    @Override
    public void moveUp() {
        super.moveUp();
        level--;
    }

    static int levelOf(HierarchicalStreamReader reader) {
        return reader instanceof DepthTrackingReader counting ? counting.level : 0;
    }

    static void comeBack(HierarchicalStreamReader reader, int level) {
        while (levelOf(reader) > level) {
            reader.moveUp();
        }
    }
}
