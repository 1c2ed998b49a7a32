/** The Pipeline steps, one final class each: what a user writes and the form for it. The work is done in other rooms. */
package io.jenkins.plugins.azurerender.steps;
