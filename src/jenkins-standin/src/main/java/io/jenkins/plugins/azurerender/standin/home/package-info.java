/** The home directory: jobs, agents and the computers behind them. */
package io.jenkins.plugins.azurerender.standin.home;
