package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.ReaderWrapper;

/** Tracks the depth, so that a converter can return to its level after another one failed inside an element. */
public final class DepthTrackingReader extends ReaderWrapper {
    private int level;

    /** Wraps the reader. */
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

    static void moveUpTo(HierarchicalStreamReader reader, int level) {
        while (levelOf(reader) > level) {
            reader.moveUp();
        }
    }
}
