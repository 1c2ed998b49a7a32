package io.jenkins.plugins.azurerender.ui;

/** One bar of a chart. Position and size are percentages of the chart. */
public final class Bar {

    private final double x;
    private final double y;
    private final double width;
    private final double height;
    private final String label;
    private final boolean bad;

    Bar(double x, double y, double width, double height, String label, boolean bad) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.label = label;
        this.bad = bad;
    }

    public double getX() {
        return x;
    }

    public double getY() {
        return y;
    }

    public double getWidth() {
        return width;
    }

    public double getHeight() {
        return height;
    }

    public String getLabel() {
        return label;
    }

    public boolean isBad() {
        return bad;
    }
}
