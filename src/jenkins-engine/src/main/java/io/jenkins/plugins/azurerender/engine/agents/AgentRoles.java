package io.jenkins.plugins.azurerender.engine.agents;

import java.util.Collection;
import jenkins.security.Roles;
import org.jenkinsci.remoting.Role;
import org.jenkinsci.remoting.RoleChecker;
import org.jenkinsci.remoting.RoleSensitive;

/** Accepts only calls that may run on agents. */
final class AgentRoles extends RoleChecker {
    @Override
    public void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException {
        if (!expected.contains(Roles.SLAVE)) {
            throw new SecurityException("Sending " + subject.getClass().getName() + " to an agent is prohibited.");
        }
    }
}
