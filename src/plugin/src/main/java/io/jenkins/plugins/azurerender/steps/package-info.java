/** The Pipeline steps and the freestyle build steps: their parameters and forms. The work is done in other packages. */
package io.jenkins.plugins.azurerender.steps;
