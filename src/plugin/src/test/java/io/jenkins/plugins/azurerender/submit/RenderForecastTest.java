package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.FrameTimes;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.submit.RenderForecast.Nodes;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sentences about expected time and cost. {@code RenderPlanningTest} reads the times from earlier builds. */
@Tag("unit")
class RenderForecastTest {

    private static RenderPlan plan(int chunk) {
        return RenderPlan.of(
                "s.blend",
                FrameRange.parse("1-240"),
                new FrameFiles("s_####", ImageFormat.PNG),
                new Blender(),
                new TaskLayout(chunk, FrameOrder.FORWARD));
    }

    @Test
    void estimateHasHoursCostDurationAndBasis() {
        RenderForecast forecast = new RenderForecast(new FrameTimes(0, 60, false), List.of(17, 15, 12));
        assertEquals(
                "4.00 node hours (1.52 at 0.38 each), about 30 min on 8 nodes, plus starting nodes; from builds #12-#17: 60 s per frame, including start-up",
                forecast.estimate(plan(1), new Nodes(8, 1, 0.38)));
        assertEquals(
                "2.00 node hours, about 2 h 0 min on 1 node, plus starting nodes; from builds #12-#17: 60 s per frame, including start-up",
                forecast.estimate(plan(1), new Nodes(1, 2, 0)));
        assertEquals(
                List.of("8 nodes finish in about 30 min, 16 in 15 min, at about the same cost"),
                forecast.advice(plan(1), new Nodes(8, 1, 0.38)));
    }

    @Test
    void numberOfNodesCanBeUnknown() {
        RenderForecast forecast = new RenderForecast(new FrameTimes(40, 252, true), List.of(3));
        assertEquals(
                "19.47 node hours, plus starting nodes; from build #3: 4.2 min per frame, start-up 40 s",
                forecast.estimate(plan(1), new Nodes(0, 1, 0)));
    }

    @Test
    void chunkIsAdvisedIfStartUpIsLong() {
        RenderForecast forecast = new RenderForecast(new FrameTimes(30, 30, true), List.of(3));
        assertEquals(
                List.of(
                        "only 240 of 500 nodes can work at the same time",
                        "start-up takes 50 % of the time of a task: chunk: 10 would reduce it"),
                forecast.advice(plan(1), new Nodes(500, 1, 0)));
        assertEquals(List.of(), forecast.advice(plan(10), new Nodes(24, 1, 0)));
    }
}
