/** How the plugin speaks in a build's console: aligned lines that say one thing each. */
package io.jenkins.plugins.azurerender.console;
