package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/** Collects all errors of a Declarative Pipeline as compilation errors. */
final class ValidationErrors {

    private final SourceUnit source;

    ValidationErrors(SourceUnit source) {
        this.source = source;
    }

    void add(ASTNode at, String message) {
        source.addErrorAndContinue(new SyntaxException(message, at.getLineNumber(), at.getColumnNumber()));
    }

    /** Returns the calls in the block; adds the message as error for any other statement. */
    List<Section> sections(ClosureExpression block, String expected) {
        List<Section> sections = new ArrayList<>();
        for (Statement statement : Section.statements(block)) {
            Section section = Section.of(statement);
            if (section == null) {
                add(statement, expected);
            } else {
                sections.add(section);
            }
        }
        return sections;
    }
}
