package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import java.util.List;

/** One page of frames of a render: all frames, or those in one state. */
public final class FrameGrid {

    static final int CELLS_PER_PAGE = 240;

    private final List<FrameRow> rows;
    private final ArtifactUrls urls;
    private final String shown;
    private final int page;

    /**
     * @param page untrusted page number, starting at 1; invalid values select the first page
     * @param shown untrusted name of a state; invalid values select all frames
     */
    FrameGrid(FrameTable table, ArtifactUrls urls, String page, String shown) {
        FrameState state = FrameState.of(shown).orElse(null);
        this.rows = state == null ? table.rows() : table.rows(state, Integer.MAX_VALUE);
        this.shown = state == null ? "" : shown;
        this.urls = urls;
        this.page = number(page);
    }

    private int number(String text) {
        try {
            return Math.max(1, Math.min(getPages(), Integer.parseInt(text)));
        } catch (NumberFormatException x) {
            return 1;
        }
    }

    /** The selected state; empty for all frames. */
    public String getShown() {
        return shown;
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return Math.max(1, (rows.size() + CELLS_PER_PAGE - 1) / CELLS_PER_PAGE);
    }

    public List<FrameCell> getCells() {
        int from = (page - 1) * CELLS_PER_PAGE;
        return rows.subList(from, Math.min(rows.size(), from + CELLS_PER_PAGE)).stream()
                .map(row -> new FrameCell(row, urls))
                .toList();
    }

    /** The query string of this page. */
    public String getQuery() {
        return query(page);
    }

    public String getPrevious() {
        return page > 1 ? query(page - 1) : null;
    }

    public String getNext() {
        return page < getPages() ? query(page + 1) : null;
    }

    private String query(int number) {
        return "?page=" + number + (shown.isEmpty() ? "" : "&show=" + shown);
    }
}
