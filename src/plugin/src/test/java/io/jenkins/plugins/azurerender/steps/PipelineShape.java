package io.jenkins.plugins.azurerender.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A random Jenkinsfile: renders that are submitted and collected inside nested blocks. The same seed gives the same file.
 * Its log contains an event for each submit and collect:
 *
 * <ul>
 *   <li>{@code @SUBMITTED branch attempts job}
 *   <li>{@code @COLLECTS branch attempts jobs}, the jobs only if the step names them
 *   <li>{@code @COLLECTED branch jobs frames}
 *   <li>{@code @RELEASED job}: a slow render has to end
 *   <li>{@code @ABORT}: the build waits for an abort
 * </ul>
 *
 * <p>{@code attempts} has the variable and the number of each attempt of {@code retry}, outermost first.
 *
 * <p>The output of a render starts with its {@link Kind}.
 */
final class PipelineShape {

    /** How the tasks of a render behave. */
    enum Kind {
        /** They succeed. */
        GOOD("s"),
        /** They fail in the first build of the job. */
        BAD("bad"),
        /** They run until the build has ended or has released the render, and fail. */
        SLOW("slow"),
        /** The first run of each frame with an odd number fails. */
        FLAKY("flaky");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** The kind of a render with this output. */
        static Kind of(String output) {
            return Arrays.stream(values())
                    .filter(kind -> output.matches(kind.prefix + "[0-9].*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final int MAX_DEPTH = 3;
    private static final int SIZES = 3;

    private static final String FUNCTIONS = """
            def collectAt(String branch, String attempts, Map options = [:]) {
              echo "@COLLECTS ${branch} ${attempts} ${[options.job].flatten().findAll { it }.join(',')}"
              def result = azureRenderCollect(options)
              def jobs = result.renders == null ? [result.job] : result.renders.collect { it.job }
              echo "@COLLECTED ${branch} ${jobs.join(',')} ${result.frames}"
              return result
            }
            """;

    private final Random random;
    /** After this number of submits, those of the cells of a matrix included, the shape has no more blocks. */
    private final int maxSubmits;

    private final StringBuilder text = new StringBuilder();
    private int names;
    private int submits;
    private int indent;
    private boolean fails;
    private boolean aborts;

    private PipelineShape(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.maxSubmits = 2 + (int) (seed % SIZES);
    }

    /**
     * A generated Jenkinsfile.
     *
     * @param fails whether a step or a render fails in a way that no block recovers from
     * @param aborts whether the build waits for an abort
     */
    record Generated(String script, boolean fails, boolean aborts) {}

    static Generated of(long seed) {
        PipelineShape shape = new PipelineShape(seed);
        shape.text.append(FUNCTIONS);
        if (shape.oneIn(2)) {
            shape.declarative();
        } else {
            shape.line("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'");
            Place place = new Place("top", "");
            shape.block(place, 0);
            if (place.open() && !shape.oneIn(4)) {
                shape.collect(place);
            }
        }
        return new Generated(shape.text.toString(), shape.fails, shape.aborts);
    }

    /**
     * A render that was submitted.
     *
     * @param variable has its job id
     * @param frame file name of its first frame; null if there may be none
     */
    private record Submitted(String variable, String frame) {}

    /** Where steps are generated, and which renders are open there. */
    private static final class Place {
        final String branch;
        /** Added to the names of outputs; contains the variables of matrix cells. */
        final String cell;

        /** Whether renders are open that are not in {@link #submitted}. */
        boolean others;

        boolean inNode;
        /** Whether a retry block is around these steps. */
        boolean retried;
        /** Whether a branch with failFast is around these steps. */
        boolean interrupted;
        /** The variables that count the attempts of the retry blocks around these steps and inside of the branch. */
        String attempts = "";
        /** The attempts of all retry blocks around these steps, as in an event. */
        String allAttempts = "";
        /** Submitted in the same block of the script and not collected. */
        final List<Submitted> submitted = new ArrayList<>();
        /** The pool of an earlier block in the same block of the script; null for none. */
        String pool;

        Place(String branch, String cell) {
            this.branch = branch;
            this.cell = cell;
        }

        /** Whether a collect step finds an open render. */
        boolean open() {
            return others || !submitted.isEmpty();
        }

        /** A collect step collects all open renders. */
        void close() {
            others = false;
            submitted.clear();
        }

        /** Another block of the same branch. */
        Place same() {
            Place same = with(branch, cell);
            same.others = open();
            same.attempts = attempts;
            return same;
        }

        /** A branch inside of this one; in each attempt of a retry block it is another one. */
        Place in(String part) {
            return with(branch + (attempts.isEmpty() ? "" : "/r" + attempts) + "/" + part, cell);
        }

        private Place with(String name, String suffix) {
            Place place = new Place(name, suffix);
            place.inNode = inNode;
            place.retried = retried;
            place.interrupted = interrupted;
            place.allAttempts = allAttempts;
            return place;
        }

        /** Continues after an inner block, whose variables are not visible here. */
        void after(Place inner) {
            others = inner.open();
            submitted.clear();
        }

        /** Continues after inner branches. */
        void after(List<Place> branches) {
            others |= branches.stream().anyMatch(Place::open);
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String name(String prefix) {
        return prefix + ++names;
    }

    private void line(String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }

    private void braces(String head, Runnable content) {
        line(head + " {");
        indent++;
        content.run();
        indent--;
        line("}");
    }

    private void block(Place place, int depth) {
        int statements = 1 + random.nextInt(3);
        for (int i = 0; i < statements && (i == 0 || submits < maxSubmits); i++) {
            statement(place, depth);
        }
    }

    private void statement(Place place, int depth) {
        if (place.open() && oneIn(3)) {
            collect(place);
        } else if (depth >= MAX_DEPTH || submits >= maxSubmits || oneIn(3)) {
            String frame = submit(place, Kind.GOOD, oneIn(2) ? "1" : "1-2");
            if (oneIn(2)) {
                collect(place);
                if (oneIn(3)) {
                    files(frame, place);
                }
            }
        } else {
            nested(place, depth);
        }
    }

    private void nested(Place place, int depth) {
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> parallel(place, depth);
            case 3, 4, 5 -> retry(place, depth);
            case 6 -> braces("timeout(time: 10, unit: 'MINUTES')", () -> inner(place, depth));
            case 7 -> braces("stage('" + name("stage") + "')", () -> inner(place, depth));
            case 8 -> directory(place, depth);
            case 9 -> caught(place, depth);
            case 10, 11 -> withPool(place, depth);
            case 12 -> alwaysCollected(place, depth);
            default -> failure(place);
        }
    }

    /** A block of the same branch. */
    private void inner(Place place, int depth) {
        Place inner = place.same();
        block(inner, depth + 1);
        place.after(inner);
    }

    /** Submits a render, and returns the file name of its first frame. */
    private String submit(Place place, Kind kind, String frames) {
        submits += place.cell.isEmpty() ? 1 : 2;
        String job = name("job");
        String output = name(kind.prefix) + place.cell;
        String options = (oneIn(4) ? ", name: \"%s\"".formatted(name("name") + place.cell) : "")
                + (oneIn(5) ? ", autoPool: [vmSize: 'Standard_D2s_v3', dedicatedNodes: 1]" : "")
                + (oneIn(5) ? ", then: command(command: 'list', files: [\"%s.txt\"])".formatted(output) : "")
                + (kind == Kind.FLAKY ? ", retries: 0" : "");
        line("def " + job);
        Runnable steps = () -> {
            line("writeFile file: 'scene.dat', text: 'scene'");
            line(
                    "%s = azureRenderSubmit scene: 'scene.dat', frames: '%s', output: \"%s_#\", renderer: custom(command: 'render')%s"
                            .formatted(job, frames, output, options));
            line("echo \"@SUBMITTED %s %s ${%s}\"".formatted(place.branch, place.allAttempts, job));
        };
        if (place.inNode) {
            steps.run();
        } else if (oneIn(3)) {
            braces("node", () -> braces("dir('" + name("dir") + "')", steps));
        } else {
            braces("node", steps);
        }
        String frame = output + "_1.png";
        place.submitted.add(new Submitted(job, kind == Kind.GOOD ? frame : null));
        return frame;
    }

    private void collect(Place place) {
        List<Submitted> collected = List.copyOf(place.submitted);
        String options = "";
        if (!collected.isEmpty() && oneIn(3)) {
            if (oneIn(2)) {
                collected = collected.subList(collected.size() - 1, collected.size());
            }
            options = ", job: "
                    + (collected.size() == 1
                            ? collected.get(0).variable
                            : collected.stream().map(Submitted::variable).toList());
        } else {
            place.close();
        }
        place.submitted.removeAll(collected);
        List<String> frames = collected.stream()
                .map(Submitted::frame)
                .filter(Objects::nonNull)
                .toList();
        if (frames.isEmpty() || !oneIn(4)) {
            collectAt(place, options);
            return;
        }
        String folder = name("into") + place.cell;
        String into = options + ", into: \"" + folder + "\"";
        inNode(place, () -> {
            collectAt(place, into);
            frames.forEach(frame ->
                    line("if (!fileExists(\"%s/%s\")) { error 'into has no frame' }".formatted(folder, frame)));
        });
    }

    private void collectAt(Place place, String options) {
        String map = options.isEmpty() ? "" : ", [" + options.substring(2) + "]";
        line("collectAt(\"%s\", \"%s\"%s)".formatted(place.branch, place.allAttempts, map));
    }

    private void inNode(Place place, Runnable steps) {
        if (place.inNode) {
            steps.run();
        } else {
            braces("node", steps);
        }
    }

    /**
     * Other steps find the frame of a render that was collected. The directory has another name in each cell, because a project
     * cannot have two files of the same path at a time.
     */
    private void files(String frame, Place place) {
        String directory = name("dir") + place.cell;
        Runnable steps = () -> {
            line("unarchive mapping: [(\"%s\".toString()): \"%s/frame.png\"]".formatted(frame, directory));
            line("stash name: \"%s\", includes: \"%s/**\"".formatted(directory, directory));
            braces("dir(\"un" + directory + "\")", () -> {
                line("unstash \"" + directory + "\"");
                line("if (!fileExists(\"" + directory + "/frame.png\")) { error 'the frame is missing' }");
            });
        };
        inNode(place, steps);
    }

    private void parallel(Place place, int depth) {
        int branches = 2 + random.nextInt(2);
        // not in retry: a task may have rendered its frame when it is terminated, and another attempt renders it again
        boolean failFast = !place.retried && oneIn(4);
        List<Place> places = new ArrayList<>();
        line("parallel(");
        indent++;
        for (int i = 0; i < branches; i++) {
            String branch = name("b");
            Place inner = place.in(branch);
            inner.inNode = false; // a submit step fails if another branch changes the files of the workspace
            inner.interrupted |= failFast;
            places.add(inner);
            line(branch + ": {");
            indent++;
            block(inner, depth + 1);
            indent--;
            line("}" + (i < branches - 1 || failFast ? "," : ""));
        }
        if (failFast) {
            line("failFast: true");
        }
        indent--;
        line(")");
        place.after(places);
    }

    private void retry(Place place, int depth) {
        String attempt = name("attempt");
        line("def " + attempt + " = 0");
        Place same = place.same();
        same.retried = true;
        same.attempts = place.attempts + "_${" + attempt + "}";
        same.allAttempts = place.allAttempts + "/%s=${%s}".formatted(attempt, attempt);
        braces("retry(2)", () -> {
            line(attempt + "++");
            block(same, depth + 1);
            if (oneIn(2)) {
                line("if (" + attempt + " == 1) { error 'only the first attempt fails' }");
                if (oneIn(2)) {
                    block(same, depth + 1);
                }
            } else if (oneIn(2)) {
                submit(same, Kind.FLAKY, "1-2");
                collectAt(same, ", retries: 0");
                same.close();
            }
        });
        place.after(same);
    }

    private void caught(Place place, int depth) {
        String result = oneIn(2) ? "" : "(buildResult: 'UNSTABLE')";
        braces("catchError" + result, () -> {
            inner(place, depth);
            if (oneIn(3)) {
                hardError();
            }
        });
    }

    private void directory(Place place, int depth) {
        String directory = name("dir");
        Place same = place.same();
        same.inNode = true;
        inNode(place, () -> braces("dir('" + directory + "')", () -> block(same, depth + 1)));
        place.after(same);
    }

    /** The pool has no nodes after its block, so its renders are collected inside, also after a failure. */
    private void withPool(Place place, int depth) {
        if (place.pool == null || oneIn(2)) {
            place.pool = name("p") + place.cell;
        }
        String options = "id: \"POOL-%s\", vmSize: 'Standard_D2s_v3', dedicatedNodes: 1%s"
                .formatted(place.pool, oneIn(3) ? ", atEnd: 'delete'" : "");
        braces("withAzureRenderPool(" + options + ")", () -> {
            int start = text.length();
            boolean failed = fails;
            boolean aborted = aborts;
            inner(place, depth);
            if (place.interrupted || fails != failed || aborts != aborted) {
                String inside = text.substring(start);
                text.setLength(start);
                line("try {");
                text.append(inside.indent(2));
                line("} finally {");
                indent++;
                collectAt(place, "");
                indent--;
                line("}");
            } else if (place.open()) {
                collectAt(place, "");
            }
            place.close();
        });
    }

    private void alwaysCollected(Place place, int depth) {
        braces("try", () -> inner(place, depth));
        braces("finally", () -> {
            Place inner = place.same();
            submit(inner, Kind.GOOD, "1");
            collectAt(inner, "");
            place.close();
        });
    }

    private void failure(Place place) {
        if (aborts || !oneIn(2)) {
            submit(place, Kind.GOOD, "1");
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                submit(place, Kind.BAD, "1-2");
                collectAt(place, "");
                place.close();
                fails = true;
            }
            case 1 -> hardError();
            case 2 -> timeout(place);
            case 3 -> failFast(place);
            default -> {
                aborts = true;
                submit(place, Kind.SLOW, "1-2");
                line("echo '@ABORT'");
                if (oneIn(2)) {
                    collectAt(place, "");
                } else {
                    line("sleep 600");
                }
                place.close();
            }
        }
    }

    /** A timeout ends a collect step. */
    private void timeout(Place place) {
        Place inner = place.same();
        submit(inner, Kind.SLOW, "1-2");
        String job = inner.submitted.get(0).variable;
        braces(
                "try",
                () -> braces("timeout(time: 500, unit: 'MILLISECONDS')", () -> collectAt(place, ", job: " + job)));
        braces("finally", () -> line("echo \"@RELEASED ${" + job + "}\""));
        fails = true;
    }

    /** Another branch fails and ends a collect step. */
    private void failFast(Place place) {
        String submitted = name("submitted");
        line("def " + submitted + " = false");
        Place slow = place.in(name("b"));
        slow.inNode = false;
        String other = name("b");
        line("parallel(");
        indent++;
        line(slow.branch.substring(slow.branch.lastIndexOf('/') + 1) + ": {");
        indent++;
        submit(slow, Kind.SLOW, "1");
        String job = slow.submitted.get(0).variable;
        line(submitted + " = true");
        braces("try", () -> collectAt(slow, oneIn(2) ? "" : ", job: " + job));
        braces("finally", () -> line("echo \"@RELEASED ${" + job + "}\""));
        indent--;
        line("},");
        braces(other + ":", () -> {
            line("while (!" + submitted + ") { sleep(time: 100, unit: 'MILLISECONDS') }");
            line("error 'injected'");
        });
        text.insert(text.length() - 1, ",");
        line("failFast: true");
        indent--;
        line(")");
        fails = true;
    }

    private void hardError() {
        line("error 'injected'");
        fails = true;
    }

    private void declarative() {
        Place top = new Place("top", "");
        braces("pipeline", () -> {
            line("agent none");
            braces("stages", () -> {
                braces(
                        "stage('Pool')",
                        () -> braces("steps", () -> line("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'")));
                int stages = 1 + random.nextInt(2);
                for (int i = 0; i < stages; i++) {
                    stage(top, true);
                }
            });
            post(top);
        });
    }

    private void stage(Place place, boolean mayBranch) {
        braces("stage('" + name("Stage") + "')", () -> {
            int kind = mayBranch ? random.nextInt(3) : 0;
            if (kind == 0) {
                braces("steps", () -> braces("script", () -> inner(place, 0)));
            } else if (kind == 1) {
                List<Place> branches = List.of(place.in(name("b")), place.in(name("b")));
                braces("parallel", () -> branches.forEach(branch -> stage(branch, false)));
                place.after(branches);
            } else {
                matrix(place);
            }
            post(place);
        });
    }

    private void matrix(Place place) {
        String axis = name("CELL");
        Place cell = new Place(place.branch + "/" + axis + "${" + axis + "}", place.cell + "_${" + axis + "}");
        cell.retried = place.retried;
        cell.allAttempts = place.allAttempts;
        braces("matrix", () -> {
            braces(
                    "axes",
                    () -> braces("axis", () -> {
                        line("name '" + axis + "'");
                        line("values 'x', 'y'");
                    }));
            braces("stages", () -> {
                stage(cell, false);
                if (oneIn(2)) {
                    stage(cell, false);
                }
            });
            post(cell);
        });
        place.after(List.of(cell));
    }

    private void post(Place place) {
        if ((place.open() || submits < maxSubmits) && oneIn(2)) {
            braces(
                    "post",
                    () -> braces(
                            place.open() && oneIn(2) ? "always" : "success",
                            () -> braces("script", () -> {
                                if (place.open()) {
                                    collect(place);
                                } else {
                                    submit(place, Kind.GOOD, "1");
                                    collectAt(place, "");
                                    place.close();
                                }
                            })));
        }
    }
}
