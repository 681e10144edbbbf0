internal import Policies
