package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Which sector follows on which. The table lies in sectors itself, of which one at a time is held. */
final class SectorTable {

    /** Follows on the last sector of a chain. */
    static final int END = -2;

    private static final int IN_HEADER = 109;

    private final Sectors sectors;
    private final int[] places;
    private long steps;
    private int held = -1;
    private ByteBuffer holding;

    private SectorTable(Sectors sectors, int[] places) {
        this.sectors = sectors;
        this.places = places;
    }

    /** The table of sectors: its first places stand in the header, further ones in a chain of sectors. */
    static SectorTable of(ByteBuffer header, Sectors sectors) throws IOException {
        IntStream.Builder places = IntStream.builder();
        for (int i = 0; i < IN_HEADER; i++) {
            places.add(header.getInt(76 + 4 * i));
        }
        long more = 0;
        int last = sectors.size() - 4;
        for (int sector = header.getInt(68); sector >= 0; ) {
            ByteBuffer bytes = sectors.read(sector);
            for (int at = 0; at < last; at += 4) {
                places.add(bytes.getInt(at));
            }
            sector = bytes.getInt(last);
            if (++more > sectors.count()) {
                throw sectors.damaged();
            }
        }
        return new SectorTable(
                sectors, places.build().filter(place -> place >= 0).toArray());
    }

    /** The table of short sectors, which is a stream of sectors. */
    static SectorTable shortOf(ByteBuffer header, Sectors sectors, SectorTable table) throws IOException {
        IntStream.Builder places = IntStream.builder();
        for (int sector = header.getInt(60); table.isSector(sector); sector = table.after(sector)) {
            places.add(sector);
        }
        return new SectorTable(sectors, places.build().toArray());
    }

    boolean isSector(int number) {
        return number >= 0;
    }

    /** What follows, or a negative number. Whoever goes round in circles is stopped. */
    int after(int sector) throws IOException {
        int perPlace = sectors.size() / 4;
        int place = sector / perPlace;
        if (place >= places.length || ++steps > 16 * sectors.count() + (1 << 12)) {
            throw damaged();
        }
        if (held != place) {
            holding = sectors.read(places[place]);
            held = place;
        }
        return holding.getInt(4 * (sector % perPlace));
    }

    UnreadableSceneException damaged() {
        return sectors.damaged();
    }
}
