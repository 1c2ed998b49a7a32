package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** The allocation table: the next sector of each sector. One sector of the table is cached. */
final class SectorTable {

    /** Marks the last sector of a chain. */
    static final int END = -2;

    private static final int IN_HEADER = 109;

    private final Sectors sectors;
    private final int[] tableSectors;
    private long steps;
    private int cachedIndex = -1;
    private ByteBuffer cached;

    private SectorTable(Sectors sectors, int[] tableSectors) {
        this.sectors = sectors;
        this.tableSectors = tableSectors;
    }

    /** Reads the table of sectors. Its first sectors are listed in the header, the others in a chain of sectors. */
    static SectorTable of(ByteBuffer header, Sectors sectors) throws IOException {
        IntStream.Builder tableSectors = IntStream.builder();
        for (int i = 0; i < IN_HEADER; i++) {
            tableSectors.add(header.getInt(76 + 4 * i));
        }
        long more = 0;
        int last = sectors.size() - 4;
        for (int sector = header.getInt(68); sector >= 0; ) {
            ByteBuffer bytes = sectors.read(sector);
            for (int at = 0; at < last; at += 4) {
                tableSectors.add(bytes.getInt(at));
            }
            sector = bytes.getInt(last);
            if (++more > sectors.count()) {
                throw sectors.damaged();
            }
        }
        return new SectorTable(
                sectors, tableSectors.build().filter(sector -> sector >= 0).toArray());
    }

    /** Reads the table of short sectors, which is a chain of sectors. */
    static SectorTable shortOf(ByteBuffer header, Sectors sectors, SectorTable table) throws IOException {
        IntStream.Builder tableSectors = IntStream.builder();
        for (int sector = header.getInt(60); table.isSector(sector); sector = table.after(sector)) {
            tableSectors.add(sector);
        }
        return new SectorTable(sectors, tableSectors.build().toArray());
    }

    boolean isSector(int number) {
        return number >= 0;
    }

    /**
     * Returns the next sector, or a negative number at the end of the chain.
     *
     * @throws UnreadableSceneException when the chain is invalid or circular
     */
    int after(int sector) throws IOException {
        int entriesPerSector = sectors.size() / 4;
        int index = sector / entriesPerSector;
        if (index >= tableSectors.length || ++steps > 16 * sectors.count() + (1 << 12)) {
            throw damaged();
        }
        if (cachedIndex != index) {
            cached = sectors.read(tableSectors[index]);
            cachedIndex = index;
        }
        return cached.getInt(4 * (sector % entriesPerSector));
    }

    UnreadableSceneException damaged() {
        return sectors.damaged();
    }
}
